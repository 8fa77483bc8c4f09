using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PrunableNets.Generators.Diagnostics;
using PrunableNets.Generators.Models;

namespace PrunableNets.Generators.Lowering;

/// <summary>Reads the attributes of a class and says what is wrong with its use.</summary>
internal sealed class NetworkUsage(INamedTypeSymbol type, ClassDeclarationSyntax syntax, Compilation compilation)
{
    private static readonly string[] GeneratedMembers = ["Architecture", "Flops", "Gated", "Slim", "Create", "CreateGated", "CreateSlim", "CreateBuiltSlim"];

    private readonly LocationInfo name = LocationInfo.From(syntax.Identifier);

    /// <summary>One network for each attribute.</summary>
    public IEnumerable<NetworkRequest> Read(IReadOnlyList<AttributeData> attributes)
    {
        var options = attributes.Select(a => new PrunableOptions(a, name)).ToArray();
        var declared = new List<DiagnosticInfo>();
        CheckDeclaration(declared);
        if (options.Length > 1)
            VariantNames.Check(options, type.Name, declared);
        // What is wrong with the class is said once, with the first attribute.
        return options.Take(declared.Count > 0 ? 1 : options.Length).Select((o, i) => Read(o, i == 0 ? declared : []));
    }

    private NetworkRequest Read(PrunableOptions options, List<DiagnosticInfo> errors)
    {
        var isVariant = options.Name is not null && options.Name != type.Name;
        CheckNames(options, isVariant, errors);
        var inputs = InputShapes.Read(options, type.Name, SymbolNames.Forward(type), errors);
        var budget = Budgets.Read(type, name, errors, out var budgetLocation);
        var constructor = Constructor(options, errors);
        if (errors.Count > 0 || constructor is null)
            return NetworkRequest.Wrong(errors);
        var header = new NetworkHeader(
            type.ContainingNamespace.IsGlobalNamespace ? "" : SymbolNames.Written(type.ContainingNamespace),
            isVariant ? options.Name! : type.Name,
            type.DeclaredAccessibility == Accessibility.Public ? "public" : "internal",
            syntax.SyntaxTree.FilePath.Replace('\\', '/'),
            inputs,
            options.Residual,
            options.Keep,
            budget)
        {
            Host = isVariant ? type.Name : "",
            NetworkType = type.Name,
            Creation = $"new {type.Name}({ConstantArguments.Write(options.Arguments)})",
            Target = type.GetDocumentationCommentId() ?? "",
            Attribute = options.Position(type),
            Clashes = NameScope.Clashes(type, compilation),
            Taken = NameScope.Taken(type.ContainingNamespace, isVariant ? options.Name! : type.Name),
            TensorInputs = SymbolNames.TensorInputs(type) ?? 1,
            RoundTo = options.RoundTo,
            MinChannels = options.MinChannels,
        };
        return new NetworkRequest(header, name, budgetLocation, type, constructor, ConstantArguments.Lower(options.Arguments, constructor), errors);
    }

    private void CheckDeclaration(List<DiagnosticInfo> errors)
    {
        if (!syntax.Modifiers.Any(SyntaxKind.PartialKeyword))
            errors.Add(DiagnosticInfo.Create(Descriptors.NotPartial, name, type.Name));
        if (SymbolNames.TensorInputs(type.BaseType) is null)
            errors.Add(DiagnosticInfo.Create(Descriptors.NotAModule, name, type.Name));
        if (type.ContainingType is not null)
            errors.Add(DiagnosticInfo.Create(Descriptors.NestedOrGeneric, name, type.Name, "nested in another class"));
        else if (type.IsGenericType || type.IsAbstract || type.IsFileLocal)
            errors.Add(DiagnosticInfo.Create(Descriptors.NestedOrGeneric, name, type.Name, type.IsGenericType ? "generic" : type.IsAbstract ? "abstract" : "local to its file"));
    }

    private IMethodSymbol? Constructor(PrunableOptions options, List<DiagnosticInfo> errors)
    {
        var constructor = ConstantArguments.Choose(type.InstanceConstructors, options.Arguments, compilation);
        if (constructor is null && options.Arguments.Length == 0)
            errors.Add(DiagnosticInfo.Create(Descriptors.NoConstructor, name, type.Name));
        else if (constructor is null)
            errors.Add(DiagnosticInfo.Create(Descriptors.BadVariant, options.Location, type.Name, $"no constructor takes the arguments ({ConstantArguments.Write(options.Arguments)})"));
        return constructor;
    }

    /// <summary>Generated members would clash with the user's own.</summary>
    private void CheckNames(PrunableOptions options, bool isVariant, List<DiagnosticInfo> errors)
    {
        foreach (var taken in type.GetMembers().Where(m => isVariant ? m.Name == options.Name : GeneratedMembers.Contains(m.Name)))
            errors.Add(DiagnosticInfo.Create(Descriptors.NameTaken, taken.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is { } declaration ? LocationInfo.Of(declaration) : name, type.Name, taken.Name));
        VariantNames.Check(options, type.Name, errors);
    }
}
