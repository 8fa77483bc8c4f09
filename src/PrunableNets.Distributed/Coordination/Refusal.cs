using System;
using System.Linq;

namespace PrunableNets.Distributed;

/// <summary>Why a worker is not asked for the items of an order.</summary>
internal static class Refusal
{
    /// <summary>The reason; null for a worker that fits.</summary>
    /// <param name="worker">What it says of itself.</param>
    /// <param name="program">This program's version.</param>
    /// <param name="order">What is to be measured.</param>
    public static string? Of(WorkerDescription worker, string program, WorkOrder order)
    {
        var wanted = order.Network;
        if (Array.Find(worker.Networks, n => n.Model == wanted.Model) is not { } network)
            return $"it knows no network {wanted.Model}; register it there with AddPruningWorker<{wanted.Model}>()";
        if (network.Architecture != wanted.Architecture)
            return $"its {wanted.Model} has another architecture ({network.Architecture[..12]}, here {wanted.Architecture[..12]}); build both programs from the same sources";
        if (worker.Program != program)
            return $"it runs another version of the program ({worker.Program}, here {program}); build both from the same sources with the same SDK";
        if (network.Train != wanted.Train)
            return $"it has other training data: {network.Train}, here {wanted.Train}";
        if (order.Test is { } test && network.Test != test)
            return $"it has other test data: {network.Test}, here {test}";
        return network.Objectives.Contains(wanted.Objective) ? null : $"its data are for another objective ({string.Join(", ", network.Objectives)}, here {wanted.Objective})";
    }
}
