using System.IO;
using PrunableNets.Onnx;

namespace PrunableNets.Cli.Export;

/// <summary>A model for ONNX Runtime.</summary>
internal sealed class OnnxFormat : ExportFormat
{
    protected override string Ending => ".onnx";

    public override void Write(ExportRequest request)
    {
        using var network = request.Network();
        var architecture = request.Model.Architecture;
        try
        {
            (request.Plan is { } plan ? OnnxExport.Slim(architecture, network, plan) : OnnxExport.Dense(architecture, network))
                .Save(request.Output);
        }
        catch (OnnxExportException exception)
        {
            throw new InvalidDataException(exception.Message, exception);
        }
    }
}
