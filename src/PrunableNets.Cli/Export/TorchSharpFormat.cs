using PrunableNets.Formats;

namespace PrunableNets.Cli.Export;

/// <summary>Weights for <c>Module.load</c> of TorchSharp.</summary>
internal sealed class TorchSharpFormat : ExportFormat
{
    protected override string Ending => ".dat";

    public override void Write(ExportRequest request)
    {
        using var network = request.Network();
        TorchSharpFile.Write(request.Output, request.Tensors(network));
    }
}
