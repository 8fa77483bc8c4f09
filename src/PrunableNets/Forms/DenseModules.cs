using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Linq;
using static TorchSharp.torch;

namespace PrunableNets;

/// <summary>The modules and tensors of a dense network below a path, for the gated twin, which is made of them.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class DenseModules
{
    private readonly nn.Module dense;
    private readonly Dictionary<string, nn.Module> modules;
    private readonly string prefix;

    /// <param name="dense">The network.</param>
    public DenseModules(nn.Module dense)
        : this(dense, dense.named_modules().ToDictionary(static m => m.name, static m => m.module), "")
    {
    }

    private DenseModules(nn.Module dense, Dictionary<string, nn.Module> modules, string prefix) =>
        (this.dense, this.modules, this.prefix) = (dense, modules, prefix);

    /// <summary>Those below a module of these.</summary>
    public DenseModules this[string path] => new(dense, modules, $"{prefix}{path}.");

    /// <summary>The module of a path.</summary>
    public nn.Module Of(string path) => modules[prefix + path];

    /// <inheritdoc cref="Of(string)"/>
    public T Of<T>(string path)
        where T : nn.Module => (T)Of(path);

    /// <summary>The parameter of a path.</summary>
    public TorchSharp.Modules.Parameter Parameter(string path) => dense.get_parameter(prefix + path)
        ?? throw new ArgumentException($"{dense.GetName()} has no parameter {prefix}{path}.", nameof(path));

    /// <summary>The buffer of a path.</summary>
    public Tensor Buffer(string path) => dense.get_buffer(prefix + path)
        ?? throw new ArgumentException($"{dense.GetName()} has no buffer {prefix}{path}.", nameof(path));
}
