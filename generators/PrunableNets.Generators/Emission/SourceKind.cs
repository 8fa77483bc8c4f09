namespace PrunableNets.Generators.Emission;

/// <summary>What a generated file is for.</summary>
internal enum SourceKind
{
    /// <summary>What the compiler knows, and how forms are made: beside the user's class.</summary>
    Architecture,

    /// <summary>A form inside of the user's class, with our library at hand.</summary>
    Form,

    /// <summary>A class that is copied into other solutions: with TorchSharp alone, and read by who has not made it.</summary>
    Shipped,
}
