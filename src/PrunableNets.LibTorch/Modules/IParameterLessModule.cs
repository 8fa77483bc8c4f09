using System;

namespace TorchSharp.Modules;

/// <summary>A module that has, and can have, no state.</summary>
public interface IParameterLessModule
{
}

internal static class ParameterLess
{
    internal static InvalidOperationException Refused(torch.nn.Module module, string what) =>
        new($"{module.GetName()} has no parameters and cannot register {what}; derive from torch.nn.Module instead.");
}
