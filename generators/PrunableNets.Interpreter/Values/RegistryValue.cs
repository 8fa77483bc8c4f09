using System;

namespace PrunableNets.Interpreter.Values;

/// <summary>TorchSharp's own table of what a module has registered, which derived classes can reach.</summary>
internal sealed class RegistryValue(ModuleValue module, string name, Func<ModuleValue, string, bool> holds) : Value
{
    public ModuleValue Module { get; } = module;

    public bool Holds(string key) => holds(Module, key);

    /// <summary>Takes a submodule out.</summary>
    public bool Remove(string key) => name == "_internal_submodules" && Module.Children.RemoveAll(c => c.Name == key) > 0;

    public override string Describe() => name;
}
