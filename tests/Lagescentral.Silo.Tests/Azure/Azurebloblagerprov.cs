using System.Text;
using Lagescentral.Silo.Azurelager;
using Xunit;

namespace Lagescentral.Silo.Tests.Azurelager;

/// <summary>A container of its own on a real server, over a network that can be made to fail.</summary>
public abstract class Azurebloblagerprov(Provazurite server) : IAsyncLifetime
{
    private protected const string Logg = "logg/00000001";

    private protected readonly Provnat _nat = new();
    private protected readonly string _behallare = server.NyBehallare();
    private protected Azurebloblager _lager = null!;

    private protected Provazurite Server => server;

    public async Task InitializeAsync() => _lager = await server.LagerAsync(_behallare, _nat.Anpassa);

    public Task DisposeAsync()
    {
        _nat.Dispose();
        return Task.CompletedTask;
    }

    private protected async Task<string> LasAsync(long position = 0, int hogst = 1_000) => Text((await _lager.ReadAsync(Logg, position, hogst))!.Value);

    private protected static byte[] Bytes(string text) => Encoding.Latin1.GetBytes(text);

    private protected static string Text(ReadOnlyMemory<byte> bytes) => Encoding.Latin1.GetString(bytes.Span);
}
