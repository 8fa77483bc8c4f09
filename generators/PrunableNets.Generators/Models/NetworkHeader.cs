using PrunableNets.Interpreter.Ir;

namespace PrunableNets.Generators.Models;

/// <summary>What the attributes and the declaration of a network say.</summary>
/// <param name="Namespace">Namespace, empty for the global one.</param>
/// <param name="Name">The class name, and the model's name in its plan file.</param>
/// <param name="Accessibility"><c>public</c> or <c>internal</c>: of the class, repeated on what is generated beside it.</param>
/// <param name="FilePath">The source file; the plan file lies beside it.</param>
/// <param name="Inputs">Input shapes without the batch.</param>
/// <param name="Keep">Modules whose output channels are all kept.</param>
/// <param name="Budget">The FLOPs budget, if one is declared.</param>
internal sealed record NetworkHeader(
    string Namespace,
    string Name,
    string Accessibility,
    string FilePath,
    EquatableArray<EquatableArray<long>> Inputs,
    ResidualTreatment Residual,
    EquatableArray<string> Keep,
    FlopsBudget? Budget)
{
    /// <summary>Hint name of generated files, unique within the compilation.</summary>
    public string FullName => Namespace.Length == 0 ? Name : $"{Namespace}.{Name}";
}

/// <summary>A declared budget.</summary>
internal sealed record FlopsBudget(string Text, long Flops, ModelForm Of, FlopsConvention Convention);
