using PrunableNets.Interpreter.Ir;

namespace PrunableNets.Generators.Models;

/// <summary>Result of lowering one class: symbols and syntax end here.</summary>
/// <param name="Header">Attributes and declaration; null where the usage is wrong.</param>
/// <param name="Program">The code that evaluation can reach; null where the usage is wrong.</param>
/// <param name="Spans">The source of each origin: 0 is the class's name, 1 its budget or the class's name.</param>
/// <param name="Errors">Wrong usage, found while lowering.</param>
internal sealed record LoweredNetwork(NetworkHeader? Header, IrProgram? Program, EquatableArray<LocationInfo> Spans, EquatableArray<DiagnosticInfo> Errors);
