using System.Linq;
using PrunableNets.Interpreter.Ir;

namespace PrunableNets.Generators.Models;

/// <summary>What the attributes and the declaration of a network say.</summary>
/// <param name="Namespace">Namespace, empty for the global one.</param>
/// <param name="Name">The name of the class or variant, and the model's name in its plan file.</param>
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
    EquatableArray<InputShape> Inputs,
    ResidualTreatment Residual,
    EquatableArray<string> Keep,
    FlopsBudget? Budget)
{
    /// <summary>The class into which a variant is generated; empty where everything goes into the network's class itself.</summary>
    public string Host { get; init; } = "";

    /// <summary>The type of the user's network, as generated code writes it.</summary>
    public string NetworkType { get; init; } = "";

    /// <summary>The expression that makes the user's network.</summary>
    public string Creation { get; init; } = "";

    /// <summary>Documentation id of the class or method with the attribute.</summary>
    public string Target { get; init; } = "";

    /// <summary>Position of the attribute among all attributes of the target.</summary>
    public int Attribute { get; init; }

    /// <summary>Names of the library that generated code has to write in full.</summary>
    public EquatableArray<NameClash> Clashes { get; init; } = EquatableArray<NameClash>.Empty;

    /// <summary>Classes of the user's with names that those of a plan would have.</summary>
    public EquatableArray<string> Taken { get; init; } = EquatableArray<string>.Empty;

    /// <summary>Tensors that the network's <c>forward</c> takes, those given as null included.</summary>
    public int TensorInputs { get; init; } = 1;

    /// <summary>Widths of a plan are multiples of this.</summary>
    public int RoundTo { get; init; } = 1;

    /// <summary>Fewest channels that a plan leaves.</summary>
    public int MinChannels { get; init; } = 1;

    /// <summary>The model that generated code prunes is the user's class, or a class around what the user's code makes.</summary>
    public bool IsVariant => Host.Length > 0;

    /// <summary>The base class of the generated forms.</summary>
    public string FormType => ModuleTypes.Of(Inputs.Count(static i => !i.IsNull));

    /// <summary>The dense network takes the tensors that its forms take, none of them as null, so that a host can call all alike.</summary>
    public bool IsHostable => IsVariant || Inputs.Count(static i => !i.IsNull) == TensorInputs;

    /// <summary>Hint name of generated files, unique within the compilation.</summary>
    public string FullName => (Namespace.Length == 0 ? "" : Namespace + ".") + (Host.Length == 0 ? "" : Host + ".") + Name;

    /// <summary>Name of the class with the widths of a plan.</summary>
    public static string SlimClass(string model) => model + "Slim";

    /// <summary>Name of the class without batch norms.</summary>
    public static string FoldedClass(string model) => model + "Folded";
}

/// <summary>A declared budget.</summary>
internal sealed record FlopsBudget(string Text, long Flops, ModelForm Of, FlopsConvention Convention);
