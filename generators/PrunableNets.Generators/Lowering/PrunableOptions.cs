using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using PrunableNets.Generators.Models;
using PrunableNets.Interpreter.Ir;

namespace PrunableNets.Generators.Lowering;

/// <summary>What one <c>[Prunable]</c> says.</summary>
internal sealed class PrunableOptions(AttributeData attribute, LocationInfo target)
{
    public LocationInfo Location { get; } = attribute.ApplicationSyntaxReference?.GetSyntax() is { } node ? LocationInfo.From(node) : target;

    public IReadOnlyList<string> Inputs { get; } = attribute.ConstructorArguments
        .SelectMany(static a => a is { Kind: TypedConstantKind.Array, IsNull: true } ? [] : a.Kind == TypedConstantKind.Array ? a.Values.Select(static v => v.Value as string ?? "") : [a.Value as string ?? ""]).ToArray();

    /// <summary>The variant's name; null for the class itself.</summary>
    public string? Name => Named(nameof(PrunableAttribute.Name)).Value as string;

    public ImmutableArray<TypedConstant> Arguments => List(nameof(PrunableAttribute.Arguments));

    public ResidualTreatment Residual => Number(nameof(PrunableAttribute.Residual)) is { } value ? (ResidualTreatment)value : ResidualTreatment.Branch;

    public EquatableArray<string> Keep => List(nameof(PrunableAttribute.Keep)).Select(static v => v.Value as string).OfType<string>().ToEquatable();

    public int RoundTo => Number(nameof(PrunableAttribute.RoundTo)) ?? 1;

    public int MinChannels => Number(nameof(PrunableAttribute.MinChannels)) ?? 1;

    /// <summary>Position among all attributes of the class or method.</summary>
    public int Position(ISymbol symbol) => symbol.GetAttributes().IndexOf(attribute);

    private TypedConstant Named(string name) => attribute.NamedArguments.FirstOrDefault(a => a.Key == name).Value;

    private int? Number(string name) => Named(name) is { Kind: not TypedConstantKind.Array, Value: int value } ? value : null;

    private ImmutableArray<TypedConstant> List(string name) => Named(name) is { Kind: TypedConstantKind.Array, IsNull: false } list ? list.Values : [];
}
