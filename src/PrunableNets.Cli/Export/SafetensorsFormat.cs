using PrunableNets.Formats;

namespace PrunableNets.Cli.Export;

/// <summary>Weights that any program reads, and that cannot run anything.</summary>
internal sealed class SafetensorsFormat : ExportFormat
{
    protected override string Ending => ".safetensors";

    public override void Write(ExportRequest request)
    {
        using var network = request.Network();
        Safetensors.Write(request.Output, request.Tensors(network));
    }
}
