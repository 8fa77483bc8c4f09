using System;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PrunableNets.Generators.Diagnostics;
using PrunableNets.Generators.Models;
using PrunableNets.Interpreter.Ir;

namespace PrunableNets.Generators.Lowering;

/// <summary>Turns an attributed class into plain data: the attributes' words, and the code that evaluation can reach.</summary>
internal static class NetworkLowerer
{
    public static LoweredNetwork Lower(GeneratorAttributeSyntaxContext attributed, CancellationToken cancellation)
    {
        var type = (INamedTypeSymbol)attributed.TargetSymbol;
        var syntax = (ClassDeclarationSyntax)attributed.TargetNode;
        var name = LocationInfo.From(syntax.Identifier);
        var usage = new NetworkUsage(type, syntax, name);
        var header = usage.Read(attributed.Attributes[0]);
        if (header is null)
            return new LoweredNetwork(null, null, EquatableArray<LocationInfo>.Empty, usage.Errors.ToEquatable());
        var program = new ProgramLowerer(attributed.SemanticModel.Compilation, cancellation);
        program.Origin(name);
        program.Origin(usage.BudgetLocation ?? name);
        var constructor = type.InstanceConstructors.Where(static c => c.Parameters.All(static p => p.IsOptional)).OrderBy(static c => c.Parameters.Length).First();
        IrProgram lowered;
        try
        {
            lowered = program.Lower(type, constructor);
        }
        catch (InsufficientExecutionStackException)
        {
            var error = DiagnosticInfo.Create(Descriptors.BudgetExhausted, name, type.Name, "expressions or statements are nested too deeply");
            return new LoweredNetwork(null, null, EquatableArray<LocationInfo>.Empty, new[] { error }.ToEquatable());
        }
        return new LoweredNetwork(header, lowered, program.Spans.ToEquatable(), EquatableArray<DiagnosticInfo>.Empty);
    }
}
