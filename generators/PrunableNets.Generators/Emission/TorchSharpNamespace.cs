using System;
using System.Collections.Generic;
using System.Linq;

namespace PrunableNets.Generators.Emission;

/// <summary>What <c>using TorchSharp;</c> brings into a file; a shipped class that reads nothing of it goes without.</summary>
internal static class TorchSharpNamespace
{
    public static readonly IReadOnlyList<string> Types =
    [
        "AllocateIndexedNativeTensorOrScalarArray", "AllocatePinnedArray", "AnomalyMode", "BFloat16", "DebugMode",
        "DeviceType", "DisposeScope", "DisposeScopeManager", "DistanceFunctionNative", "EmbeddingBagMode", "ExportedProgram",
        "FFTNormType", "FieldInfoExtensionMethods", "Float32MatmulPrecision", "HistogramBinSelector", "IProgressBar",
        "LifetimeStatistics", "LobpcgMethod", "Loss", "ModuleExtensionMethods", "Padding", "PaddingModes",
        "PrintOptionsProfile", "Reduce", "Scalar", "ScalarExtensionMethods", "TensorExtensionMethods", "TensorStringStyle",
        "ThreadDisposeScopeStatistics", "WeightedLoss", "compute_mode", "indexing", "layout", "memory_format", "torch",
    ];

    /// <summary>Methods that are called on what they extend.</summary>
    public static readonly IReadOnlyList<string> Extensions =
    [
        "AsParameter", "ComponentName", "ElementSize", "IntShape", "Load", "Save", "ToBFloat16", "ToBFloat16Scalar",
        "ToBoolean", "ToByte", "ToComplex32", "ToComplex64", "ToComplexFloat32", "ToComplexFloat64", "ToDouble", "ToHalf",
        "ToInt16", "ToInt32", "ToInt64", "ToSByte", "ToScalar", "ToSingle", "ToTensor", "TotalSize", "bfloat16", "bool",
        "byte", "cdouble", "cfloat", "char", "cpu", "cstr", "cuda", "double", "float", "half", "int", "jlstr", "long",
        "metastr", "npstr", "print", "short", "str", "to",
    ];

    private static readonly char[] Others = [.. Enumerable.Range(0, 128).Select(static c => (char)c)
        .Where(static c => !char.IsLetterOrDigit(c) && c != '_' && c != '.')];

    /// <summary>The text may read something of the namespace.</summary>
    public static bool IsRead(string text) => text.Split(Others).Any(static w =>
        w.Split('.') is var names && (Types.Contains(names[0]) || names.Skip(1).Any(Extensions.Contains)));
}
