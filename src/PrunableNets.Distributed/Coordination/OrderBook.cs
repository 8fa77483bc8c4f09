using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.Threading.Tasks;
using PrunableNets.Formats;

namespace PrunableNets.Distributed;

/// <summary>The measurements that this program has under way, with the files of their weights.</summary>
internal sealed class OrderBook : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("prunable-nets-orders");
    private readonly ConcurrentDictionary<string, OpenOrder> orders = new(StringComparer.Ordinal);

    /// <summary>Begins an order, and writes the weights as they are now.</summary>
    /// <returns>To end it with: another may have begun the same meanwhile.</returns>
    public OpenOrder Begin(string key, WorkOrder order, NetworkContext context)
    {
        var path = Path.Combine(folder.FullName, order.Network.Weights + ".safetensors");
        if (!File.Exists(path))
            Safetensors.Write(path, context.Network.state_dict());
        return orders[key] = new OpenOrder(order, path);
    }

    /// <exception cref="OrderEndedException">There is none, because it has ended.</exception>
    public OpenOrder Find(string key) => orders.TryGetValue(key, out var order) ? order : throw new OrderEndedException();

    public void End(string key, OpenOrder begun)
    {
        // Weights are kept: the next measurement is mostly of the same network.
        orders.TryRemove(KeyValuePair.Create(key, begun));
    }

    public void Dispose() => folder.Delete(recursive: true);
}

/// <summary>An order under way.</summary>
internal sealed class OpenOrder(WorkOrder order, string weightsPath)
{
    // Small enough for a message, large enough that few are needed.
    private const int Part = 1 << 20;

    public WorkOrder Order => order;

    /// <summary>A part of the weights' file.</summary>
    public async Task<byte[]> Read(long offset)
    {
        await using var file = File.OpenRead(weightsPath);
        file.Position = offset;
        var bytes = new byte[Math.Clamp(file.Length - offset, 0, Part)];
        await file.ReadExactlyAsync(bytes).ConfigureAwait(false);
        return bytes;
    }
}
