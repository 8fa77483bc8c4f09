extern alias generators;
using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using generators::PrunableNets.Generators.Lowering;
using generators::PrunableNets.Interpreter.Evaluation;
using generators::PrunableNets.Interpreter.Findings;
using generators::PrunableNets.Interpreter.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using PrunableNets.TestKit;

namespace PrunableNets.Generators.Tests.Differential;

/// <summary>Runs a static method twice: as the compiler has made it, and in the evaluator.</summary>
internal static class Evaluation
{
    public static CSharpCompilation Compile(IEnumerable<(string Path, string Text)> sources, string assembly = "Idioms") => CSharpCompilation.Create(
        assembly, sources.Select(static s => CSharpSyntaxTree.ParseText(s.Text, new CSharpParseOptions(LanguageVersion.Preview), s.Path)), References.All,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, optimizationLevel: OptimizationLevel.Release));

    /// <summary>What the method gives when it really runs; the exception's type where it throws.</summary>
    public static object? Really(MethodInfo method)
    {
        try
        {
            return method.Invoke(null, null);
        }
        catch (TargetInvocationException exception)
        {
            return exception.InnerException!.GetType();
        }
    }

    /// <summary>What the evaluator gives: a value, or the reason why it gives none.</summary>
    public static (object? Value, Finding? Finding) InTheEvaluator(Compilation compilation, IMethodSymbol method, EvaluationLimits? limits = null)
    {
        var lowerer = new ProgramLowerer(compilation, default);
        var program = lowerer.Lower(method.ContainingType, method) with { IsFactory = true };
        try
        {
            var value = new Evaluator(program, limits ?? new EvaluationLimits(), default).Make();
            return value switch
            {
                ScalarValue scalar => (scalar.Object, null),
                UnknownValue unknown => (null, new Finding(FindingKind.UnknownValue, unknown.Origin, unknown.Reason)),
                _ => (null, new Finding(FindingKind.UnsupportedConstruct, 0, $"a result that is {value.Describe()}")),
            };
        }
        catch (EvaluationException exception)
        {
            return (null, exception.Finding);
        }
    }

    /// <summary>The expression that a finding is about.</summary>
    public static string Expression(Compilation compilation, IMethodSymbol method, Finding finding)
    {
        var lowerer = new ProgramLowerer(compilation, default);
        lowerer.Lower(method.ContainingType, method);
        var place = lowerer.Spans[finding.Origin];
        return compilation.SyntaxTrees.First(t => t.FilePath == place.Path).GetText().ToString(place.Span);
    }

    /// <summary>How the two differ; null where they agree or the evaluator refuses. An exception of the program is one for both.</summary>
    public static string? Difference(object? real, object? value, Finding? finding) =>
        finding is { Kind: FindingKind.Throws } ? real is Type ? null : $"really {Show(real)}, but is said to throw: {finding.Message}"
        : finding is not null ? null
        : real is Type thrown ? $"really throws {thrown.Name}, but is said to give {Show(value)}"
        : Equals(real, value) ? null
        : $"really {Show(real)}, but is said to give {Show(value)}";

    private static string Show(object? value) => FormattableString.Invariant($"{value ?? "null"} ({value?.GetType().Name})");
}
