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
        var options = new OnnxOptions { FoldBatchNorms = request.FoldsNorms };
        try
        {
            (request.Plan is { } plan ? OnnxExport.Slim(architecture, network, plan, options) : OnnxExport.Dense(architecture, network, options))
                .Save(request.Output);
        }
        catch (OnnxExportException exception)
        {
            throw new InvalidDataException(exception.Message, exception);
        }
    }
}
