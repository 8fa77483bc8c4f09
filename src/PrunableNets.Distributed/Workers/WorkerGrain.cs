using System;
using System.Threading.Tasks;
using Microsoft.Extensions.Logging;
using Orleans;
using Orleans.Concurrency;

namespace PrunableNets.Distributed;

/// <inheritdoc/>
[Reentrant, KeepAlive, OnSiloPlacement]
internal sealed class WorkerGrain(WorkerEngine engine, LocalWorker local, ILoggerFactory loggers) : Grain, IWorkerGrain
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(5);

    // Data may have to be read and hashed, which is no work for a silo's threads.
    public Task<WorkerDescription> Describe() => Task.Run(() => local.Description.Value);

    public async Task<WorkReply> Ask(WorkRequest request)
    {
        var answer = engine.Ask(
            request, new GrainOrderSource(GrainFactory.GetGrain<ICoordinatorGrain>(request.Coordinator), request.Order));
        return await Task.WhenAny(answer, Task.Delay(s_patience)) == answer ? await answer : WorkReply.Running;
    }

    public Task Forget(string coordinator)
    {
        engine.Forget(coordinator);
        return Task.CompletedTask;
    }

    public Task Refuse(string coordinator, string reason)
    {
        ClusterLog.RefusedBy(loggers.CreateLogger(ClusterLog.Category), coordinator, reason);
        return Task.CompletedTask;
    }

    private sealed class GrainOrderSource(ICoordinatorGrain coordinator, string key) : IOrderSource
    {
        public Task<WorkOrder> Order() => coordinator.Order(key);

        public Task<byte[]> Weights(long offset) => coordinator.Weights(key, offset);
    }
}
