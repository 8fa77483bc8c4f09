using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PrunableNets.Generators.Diagnostics;
using PrunableNets.Generators.Models;
using PrunableNets.Interpreter.Evaluation;
using PrunableNets.Interpreter.Ir;

namespace PrunableNets.Generators.Lowering;

/// <summary>Turns an attributed class or factory into plain data: the attributes' words, and the code that evaluation can reach.</summary>
internal static class NetworkLowerer
{
    /// <summary>One network for each attribute.</summary>
    public static EquatableArray<LoweredNetwork> Lower(GeneratorAttributeSyntaxContext attributed, CancellationToken cancellation)
    {
        var compilation = attributed.SemanticModel.Compilation;
        IEnumerable<NetworkRequest> requests = (attributed.TargetNode, attributed.TargetSymbol) switch
        {
            (ClassDeclarationSyntax syntax, INamedTypeSymbol type) => new NetworkUsage(type, syntax, compilation).Read(attributed.Attributes),
            (MethodDeclarationSyntax syntax, IMethodSymbol method) => new FactoryUsage(method, syntax, compilation).Read(attributed.Attributes),
            _ => [],
        };
        return Lowered(attributed, requests, cancellation).ToEquatable();
    }

    /// <summary>The requests, or the defect of ours that kept them from being read.</summary>
    private static IReadOnlyList<LoweredNetwork> Lowered(GeneratorAttributeSyntaxContext attributed, IEnumerable<NetworkRequest> requests, CancellationToken cancellation)
    {
        try
        {
            return requests.Select(r => Lower(r, attributed.SemanticModel.Compilation, cancellation)).ToArray();
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return [Failed(LocationInfo.From(attributed.TargetNode), attributed.TargetSymbol.Name, exception)];
        }
    }

    private static LoweredNetwork Failed(LocationInfo place, string name, Exception exception) => new(
        null, null, EquatableArray<LocationInfo>.Empty, new[] { DiagnosticInfo.Create(Descriptors.Internal, place, name, $"{exception.GetType().Name}: {exception.Message}") }.ToEquatable());

    private static LoweredNetwork Lower(NetworkRequest request, Compilation compilation, CancellationToken cancellation)
    {
        if (request is not { Header: { } header, Name: { } name, BudgetLocation: { } budget, Entry: { } entry, Maker: { } maker })
            return new LoweredNetwork(null, null, EquatableArray<LocationInfo>.Empty, request.Errors.ToEquatable());
        try
        {
            return DeepStack.Run(() =>
            {
                var program = new ProgramLowerer(compilation, cancellation);
                program.Origin(name);
                program.Origin(budget);
                var lowered = program.Lower(entry, maker) with
                {
                    Arguments = request.Arguments, IsFactory = maker.MethodKind != MethodKind.Constructor,
                };
                return new LoweredNetwork(header, lowered, program.Spans.ToEquatable(), EquatableArray<DiagnosticInfo>.Empty);
            });
        }
        catch (NestingException exception)
        {
            var error = DiagnosticInfo.Create(
                Descriptors.BudgetExhausted, exception.Place, header.Name,
                $"expressions or statements are nested more than {exception.Limit} deep");
            return new LoweredNetwork(null, null, EquatableArray<LocationInfo>.Empty, new[] { error }.ToEquatable());
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // A defect of ours: the other networks must not go with this one.
            return Failed(name, header.Name, exception);
        }
    }
}
