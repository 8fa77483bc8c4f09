using System;

namespace TorchSharp.Modules;

public abstract class ParameterLessModule<T1, T2, TResult> : torch.nn.Module<T1, T2, TResult>, IParameterLessModule
{
    protected ParameterLessModule(string name) : base(name)
    {
    }

    public override void register_buffer(string name, torch.Tensor tensor, bool persistent = true) => throw ParameterLess.Refused(this, "a buffer");
    public override void register_parameter(string name, Parameter param) => throw ParameterLess.Refused(this, "a parameter");
    public override void register_module(string name, torch.nn.Module submodule) => throw ParameterLess.Refused(this, "a submodule");
}
