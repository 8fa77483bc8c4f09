using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using PrunableNets.Generators.Models;
using PrunableNets.Interpreter.Ir;

namespace PrunableNets.Generators.Lowering;

/// <summary>A network that an attribute asks for, while symbols are at hand.</summary>
/// <param name="Header">What is generated; null where the usage is wrong.</param>
/// <param name="Name">Where the class or method has its name.</param>
/// <param name="BudgetLocation">Where the budget stands, or the name.</param>
/// <param name="Entry">The network's class, or the class of the factory.</param>
/// <param name="Maker">The constructor or factory method.</param>
/// <param name="Arguments">Its first arguments.</param>
/// <param name="Errors">What is wrong.</param>
internal sealed record NetworkRequest(
    NetworkHeader? Header, LocationInfo? Name, LocationInfo? BudgetLocation, INamedTypeSymbol? Entry, IMethodSymbol? Maker, EquatableArray<IrExpression> Arguments, IReadOnlyList<DiagnosticInfo> Errors)
{
    public static NetworkRequest Wrong(IReadOnlyList<DiagnosticInfo> errors) => new(null, null, null, null, null, EquatableArray<IrExpression>.Empty, errors);
}
