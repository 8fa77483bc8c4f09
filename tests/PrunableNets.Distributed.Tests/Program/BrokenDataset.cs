using System;
using System.Collections.Immutable;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using PrunableNets.Data;
using TorchSharp;

namespace PrunableNets.Distributed.Tests.Program;

/// <summary>
/// Says that it is another data set, and then throws, gives numbers that are none, asks for more memory than there is, or waits until
/// nobody listens on a port any more.
/// </summary>
internal sealed class BrokenDataset(Dataset samples, string how) : Dataset
{
    public const string WaitsAt = "waits at ";

    public override int Count => samples.Count;

    public override ImmutableArray<SampleTensor> Inputs => samples.Inputs;

    public override ImmutableArray<string> ClassNames => samples.ClassNames;

    public override string Unit => samples.Unit;

    public override bool IsAugmented => samples.IsAugmented;

    public override bool CanBeMirrored => samples.CanBeMirrored;

    public override string Fingerprint => samples.Fingerprint;

    public override Func<torch.Device, Batch> Gather(ReadOnlySpan<int> members, RandomCropFlip? augmentation, ulong seed)
    {
        if (how == "throws")
            throw new NotSupportedException("this machine's disk has no such sample\nsecond line");
        if (how.StartsWith(WaitsAt, StringComparison.Ordinal))
            Wait(int.Parse(how[WaitsAt.Length..], CultureInfo.InvariantCulture));
        var gather = samples.Gather(members, augmentation, seed);
        return device =>
        {
            if (how == "memory")
                torch.empty(1L << 50).Dispose();
            var batch = gather(device);
            return how == "nan" ? new Batch([.. batch.Inputs.Select(static x => x.mul(float.NaN))], batch.Targets) : batch;
        };
    }

    public override string ToString() => samples.ToString();

    private static void Wait(int port)
    {
        using var client = new TcpClient();
        try
        {
            client.Connect(IPAddress.Loopback, port);
            client.GetStream().ReadByte();
        }
        catch (Exception e) when (e is SocketException or IOException)
        {
            // Nobody listens, or nobody does any more.
        }
    }
}
