using System;
using System.Globalization;
using System.Linq;
using System.Threading;
using PrunableNets.Generators.Diagnostics;
using PrunableNets.Generators.Models;
using PrunableNets.Interpreter;
using PrunableNets.Interpreter.Evaluation;
using PrunableNets.Interpreter.Findings;
using PrunableNets.Interpreter.Ir;

namespace PrunableNets.Generators.Pipeline;

/// <summary>An evaluated class, or the finding that stopped it; neither where the usage was wrong.</summary>
internal sealed record InterpretedNetwork(NetworkHeader? Header, Network? Network, PlacedFinding? Finding);

/// <summary>The interpret step: IR to network.</summary>
internal static class NetworkInterpreter
{
    public static InterpretedNetwork Run(NetworkHeader? header, IrProgram? program, CancellationToken cancellation)
    {
        if (header is null || program is null)
            return new InterpretedNetwork(header, null, null);
        try
        {
            var inputs = header.Inputs.Select(static i => i.IsNull ? null : new NetworkInput(i.Sizes.ToArray(), i.Type is "Int64" or "Int32", i.BatchDimension)).ToArray();
            return Interpretation.Run(program, inputs, new AnalysisOptions(header.Residual, header.Keep) { RoundTo = header.RoundTo, MinChannels = header.MinChannels }, new EvaluationLimits(), cancellation) switch
            {
                InterpretationResult.Complete complete => new InterpretedNetwork(header, complete.Network, null),
                InterpretationResult.Refused { Finding: var finding } => new InterpretedNetwork(header, null, Place(header, finding)),
                var other => throw new InvalidOperationException(other.ToString()),
            };
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // A defect of ours must not take the compilation down, and must not look like a defect of the user's class.
            var arguments = new[] { header.Name, $"{exception.GetType().Name}: {exception.Message}" }.ToEquatable();
            return new InterpretedNetwork(header, null, new PlacedFinding(Descriptors.Internal, 0, EquatableArray<int>.Empty, arguments));
        }
    }

    /// <summary>The diagnostic of a finding.</summary>
    public static PlacedFinding Place(NetworkHeader header, Finding finding)
    {
        var descriptor = finding.Kind switch
        {
            FindingKind.UnsupportedConstruct => Descriptors.UnsupportedConstruct,
            FindingKind.UnknownMember => Descriptors.UnknownMember,
            FindingKind.UnknownValue => Descriptors.UnknownValue,
            FindingKind.BudgetExhausted => Descriptors.BudgetExhausted,
            FindingKind.Throws => Descriptors.Throws,
            FindingKind.Shape => Descriptors.Shape,
            FindingKind.Opaque => Descriptors.Opaque,
            FindingKind.Unused => Descriptors.Unused,
            _ => Descriptors.Structure,
        };
        return new PlacedFinding(descriptor, finding.Origin, finding.Trace.ToEquatable(), new[] { header.Name, finding.Message }.ToEquatable())
        {
            Hints = finding.Hints.Count == 0 ? EquatableArray<Hint>.Empty : finding.Hints
                .Append(new Hint(HintKeys.Target, header.Target)).Append(new Hint(HintKeys.Attribute, header.Attribute.ToString(CultureInfo.InvariantCulture))).ToEquatable(),
        };
    }
}
