using Lagescentral.Prestanda.Matt;

/// <summary>Called by the runtime before <c>Main</c> in a process that is measured: name, place and method are the runtime's.</summary>
#pragma warning disable MA0047 // The runtime looks for it outside every namespace.
internal static class StartupHook
#pragma warning restore MA0047
{
    public static void Initialize()
    {
        if (Environment.GetEnvironmentVariable(Matpunkt.Variabel) is not { } sockel) return;
        new Thread(() => Matpunkt.Lyssna(sockel)) { IsBackground = true, Name = "Matpunkt" }.Start();
    }
}
