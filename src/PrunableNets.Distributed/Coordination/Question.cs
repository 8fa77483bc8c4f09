using System;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.Logging;
using Orleans.Runtime;

namespace PrunableNets.Distributed;

/// <summary>Asks a worker for an item's result until it is there.</summary>
/// <param name="directory">Who is there.</param>
/// <param name="errand">What is measured.</param>
/// <param name="log">Told of what does not come.</param>
internal sealed class Question(WorkerDirectory directory, Errand errand, ILogger log)
{
    // A worker that the cluster takes for alive, and that gives no answer to so many calls, is not asked again.
    private const int Calls = 60;

    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(500);

    /// <summary>The worker's answer, however often it has to be asked; null where it is gone.</summary>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public async Task<WorkReply?> Ask(SiloAddress silo, string name, string item, CancellationToken cancellationToken)
    {
        var request = new WorkRequest(directory.Own, errand.Key, item);
        var unready = 0;
        for (var lost = 0; directory.IsActive(silo);)
        {
            string problem;
            try
            {
                var reply = await directory.Worker(silo).Ask(request).WaitAsync(cancellationToken).ConfigureAwait(false);
                if (reply.State == WorkState.Running)
                {
                    lost = 0;
                    continue;
                }
                if (reply.State != WorkState.NotReady)
                    return reply;
                problem = reply.Text!;
                // Not begun anew by an answer that it is still trying.
                if (++unready == Calls)
                    return reply;
            }
            // A call that was lost is no worker that is lost: that is for the cluster's membership to say.
            catch (Exception e) when (e is TimeoutException or OrleansException
                || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
            {
                problem = FirstLine.WithType(e);
            }
            if (lost == 0)
                ClusterLog.NoAnswer(log, $"worker {name}", problem);
            if (++lost == Calls)
                return new WorkReply(WorkState.NotReady, problem);
            await Task.Delay(s_pause, cancellationToken).ConfigureAwait(false);
        }
        return null;
    }
}
