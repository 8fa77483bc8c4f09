using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PrunableNets.Generators.Diagnostics;
using PrunableNets.Generators.Models;
using PrunableNets.Interpreter.Ir;

namespace PrunableNets.Generators.Lowering;

/// <summary>Reads the attributes of a class and says what is wrong with its use.</summary>
internal sealed class NetworkUsage(INamedTypeSymbol type, ClassDeclarationSyntax syntax, LocationInfo name)
{
    private static readonly string[] GeneratedMembers = ["Architecture", "Flops", "Gated", "Slim", "Create", "CreateGated", "CreateSlim", "CreateBuiltSlim"];

    private readonly List<DiagnosticInfo> errors = [];

    public IReadOnlyList<DiagnosticInfo> Errors => errors;

    /// <summary>Where the budget stands.</summary>
    public LocationInfo? BudgetLocation { get; private set; }

    /// <summary>The header, or null when something is wrong.</summary>
    public NetworkHeader? Read(AttributeData prunable)
    {
        CheckDeclaration();
        var location = prunable.ApplicationSyntaxReference?.GetSyntax() is { } attribute ? LocationInfo.From(attribute) : name;
        var inputs = prunable.ConstructorArguments.SelectMany(static a => a.Kind == TypedConstantKind.Array ? a.Values.Select(static v => v.Value as string) : [a.Value as string]).ToArray();
        var shapes = inputs.Select(i => Shape(i ?? "", location)).ToArray();
        var forward = Forward();
        if (forward is not null && forward.Parameters.Length != inputs.Length)
            Report(Descriptors.WrongInputCount, location, type.Name, inputs.Length.ToString(CultureInfo.InvariantCulture), forward.Parameters.Length.ToString(CultureInfo.InvariantCulture));
        var residual = prunable.NamedArguments.FirstOrDefault(static a => a.Key == nameof(PrunableAttribute.Residual)).Value.Value is int value ? (ResidualTreatment)value : ResidualTreatment.Branch;
        var keep = prunable.NamedArguments.FirstOrDefault(static a => a.Key == nameof(PrunableAttribute.Keep)).Value is { Kind: TypedConstantKind.Array } paths
            ? paths.Values.Select(static v => v.Value as string).OfType<string>().ToEquatable()
            : EquatableArray<string>.Empty;
        var budget = Budget();
        if (errors.Count > 0)
            return null;
        return new NetworkHeader(
            type.ContainingNamespace.IsGlobalNamespace ? "" : type.ContainingNamespace.ToDisplayString(),
            type.Name,
            type.DeclaredAccessibility == Accessibility.Public ? "public" : "internal",
            syntax.SyntaxTree.FilePath.Replace('\\', '/'),
            shapes.Select(static s => s.ToEquatable()).ToEquatable(),
            residual,
            keep,
            budget);
    }

    private void CheckDeclaration()
    {
        if (!syntax.Modifiers.Any(SyntaxKind.PartialKeyword))
            Report(Descriptors.NotPartial, name, type.Name);
        if (!SymbolNames.IsTensorModule(type))
            Report(Descriptors.NotAModule, name, type.Name);
        if (type.ContainingType is not null)
            Report(Descriptors.NestedOrGeneric, name, type.Name, "nested in another class");
        else if (type.IsGenericType || type.IsAbstract || type.IsFileLocal)
            Report(Descriptors.NestedOrGeneric, name, type.Name, type.IsGenericType ? "generic" : type.IsAbstract ? "abstract" : "local to its file");
        CheckNames();
        if (!type.InstanceConstructors.Any(static c => c.Parameters.All(static p => p.IsOptional)))
            Report(Descriptors.NoConstructor, name, type.Name);
    }

    /// <summary>Generated members would clash with the user's own.</summary>
    private void CheckNames()
    {
        foreach (var taken in type.GetMembers().Where(static m => GeneratedMembers.Contains(m.Name)))
            Report(Descriptors.NameTaken, taken.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is { } declaration ? LocationInfo.Of(declaration) : name, type.Name, taken.Name);
        if (type.ContainingNamespace.GetTypeMembers(type.Name + "Slim").Length > 0)
            Report(Descriptors.NameTaken, name, type.Name, type.Name + "Slim");
    }

    private IMethodSymbol? Forward()
    {
        for (var current = type; current is not null && SymbolNames.IsUser(current); current = current.BaseType)
            if (current.GetMembers("forward").OfType<IMethodSymbol>().FirstOrDefault() is { } forward)
                return forward;
        return null;
    }

    private FlopsBudget? Budget()
    {
        var attribute = type.GetAttributes().FirstOrDefault(static a => a.AttributeClass?.ToDisplayString() == "PrunableNets.FlopsBudgetAttribute");
        if (attribute is null)
            return null;
        BudgetLocation = attribute.ApplicationSyntaxReference?.GetSyntax() is { } node ? LocationInfo.From(node) : name;
        var text = attribute.ConstructorArguments.FirstOrDefault().Value as string ?? "";
        if (FlopsText.Parse(text) is not { } flops)
        {
            Report(Descriptors.BadBudget, BudgetLocation, text);
            return null;
        }
        int? Named(string key) => attribute.NamedArguments.FirstOrDefault(a => a.Key == key).Value.Value as int?;
        return new FlopsBudget(text, flops, (ModelForm?)Named(nameof(FlopsBudgetAttribute.Of)) ?? ModelForm.Slim, (FlopsConvention?)Named(nameof(FlopsBudgetAttribute.Convention)) ?? FlopsConvention.Mac);
    }

    private long[] Shape(string text, LocationInfo location)
    {
        var sizes = text.Split(':')[0].Split('x').Select(static s => long.TryParse(s, NumberStyles.None, CultureInfo.InvariantCulture, out var size) ? size : 0).ToArray();
        if (sizes.Any(static s => s <= 0))
            Report(Descriptors.BadInputShape, location, text, type.Name);
        return sizes;
    }

    private void Report(DiagnosticDescriptor descriptor, LocationInfo location, params string[] arguments) =>
        errors.Add(DiagnosticInfo.Create(descriptor, location, arguments));
}
