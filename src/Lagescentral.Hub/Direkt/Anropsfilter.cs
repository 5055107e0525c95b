using Microsoft.AspNetCore.SignalR;

namespace Lagescentral.Hub.Direkt;

/// <summary>Logs what a method of the hub did not foresee. What it refuses (<see cref="HubException"/>) is told to the caller alone.</summary>
internal sealed partial class Anropsfilter(ILogger<Anropsfilter> log) : IHubFilter
{
    public async ValueTask<object?> InvokeMethodAsync(HubInvocationContext invocationContext, Func<HubInvocationContext, ValueTask<object?>> next)
    {
        try
        {
            return await next(invocationContext);
        }
        catch (Exception fel) when (fel is not (HubException or OperationCanceledException))
        {
            Ovantat(log, invocationContext.HubMethodName, fel);
            throw;
        }
    }

    [LoggerMessage(1002, LogLevel.Error, "Oväntat fel i navets metod {Metod}")]
    private static partial void Ovantat(ILogger logger, string metod, Exception fel);
}
