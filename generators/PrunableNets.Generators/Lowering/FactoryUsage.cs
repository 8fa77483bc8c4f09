using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PrunableNets.Generators.Diagnostics;
using PrunableNets.Generators.Models;
using PrunableNets.Interpreter.Findings;
using PrunableNets.Interpreter.Ir;

namespace PrunableNets.Generators.Lowering;

/// <summary>Reads the attributes of a static factory method; what is generated goes into a class of the variant's name inside the method's class.</summary>
internal sealed class FactoryUsage(IMethodSymbol method, MethodDeclarationSyntax syntax, Compilation compilation)
{
    private readonly LocationInfo name = LocationInfo.From(syntax.Identifier);

    private string NotPartial => $"has to be in a partial class, so that the variant can be generated into '{method.ContainingType.Name}'";

    /// <summary>One network for each attribute.</summary>
    public IEnumerable<NetworkRequest> Read(IReadOnlyList<AttributeData> attributes)
    {
        var options = attributes.Select(a => new PrunableOptions(a, name)).ToArray();
        var declared = new List<DiagnosticInfo>();
        if (Wrong() is { } reason)
            declared.Add(DiagnosticInfo.Create(Descriptors.BadFactory, name, method.Name, reason) with { Hints = reason == NotPartial ? new[] { new Hint(HintKeys.MakePartial, method.ContainingType.Name) }.ToEquatable() : EquatableArray<Hint>.Empty });
        VariantNames.Check(options, method.Name, declared);
        return options.Take(declared.Count > 0 ? 1 : options.Length).Select((o, i) => Read(o, i == 0 ? declared : []));
    }

    private NetworkRequest Read(PrunableOptions options, List<DiagnosticInfo> errors)
    {
        var host = method.ContainingType;
        var model = options.Name ?? method.Name + "Model";
        VariantNames.Check(options, method.Name, errors);
        if (host.GetMembers(model).Length > 0 || model == host.Name)
            errors.Add(DiagnosticInfo.Create(Descriptors.NameTaken, options.Location, host.Name, model));
        var network = method.ReturnType as INamedTypeSymbol;
        var inputs = InputShapes.Read(options, method.Name, network is null ? null : SymbolNames.Forward(network), errors);
        var budget = Budgets.Read(method, name, errors, out var budgetLocation);
        if (errors.Count == 0 && ConstantArguments.Choose([method], options.Arguments, compilation) is null)
            errors.Add(DiagnosticInfo.Create(Descriptors.BadVariant, options.Location, method.Name, $"the method does not take the arguments ({ConstantArguments.Write(options.Arguments)})"));
        if (errors.Count > 0 || SymbolNames.TensorInputs(network) is not { } tensors)
            return NetworkRequest.Wrong(errors);
        var header = new NetworkHeader(
            host.ContainingNamespace.IsGlobalNamespace ? "" : SymbolNames.Written(host.ContainingNamespace),
            model,
            host.DeclaredAccessibility == Accessibility.Public ? "public" : "internal",
            syntax.SyntaxTree.FilePath.Replace('\\', '/'),
            inputs,
            options.Residual,
            options.Keep,
            budget)
        {
            Host = host.Name,
            NetworkType = ModuleTypes.Of(tensors),
            Creation = $"{host.Name}.{method.Name}({ConstantArguments.Write(options.Arguments)})",
            Target = method.GetDocumentationCommentId() ?? "",
            Attribute = options.Position(method),
            Clashes = NameScope.Clashes(host, compilation),
            Taken = NameScope.Taken(host.ContainingNamespace, model),
            TensorInputs = tensors,
            RoundTo = options.RoundTo,
            MinChannels = options.MinChannels,
        };
        return new NetworkRequest(header, name, budgetLocation, host, method, ConstantArguments.Lower(options.Arguments, method), errors);
    }

    private string? Wrong()
    {
        var host = method.ContainingType;
        if (!method.IsStatic || method.IsGenericMethod)
            return "has to be a static method without type parameters";
        if (host.ContainingType is not null || host.IsGenericType || host.IsFileLocal || host.TypeKind != TypeKind.Class)
            return "has to be in a class directly in a namespace, without type parameters";
        if (host.DeclaringSyntaxReferences.Any(static r => r.GetSyntax() is ClassDeclarationSyntax c && !c.Modifiers.Any(SyntaxKind.PartialKeyword)))
            return NotPartial;
        if (SymbolNames.TensorInputs(method.ReturnType as INamedTypeSymbol) is null)
            return "has to return Module<Tensor, Tensor> or a class derived from it";
        return syntax.Body is null && syntax.ExpressionBody is null ? "has no body to evaluate" : null;
    }
}
