using System;
using System.Collections.Generic;
using System.Linq;
using TorchSharp.Modules;
using TorchSharp.Utils;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>The base of all layers and networks: named parameters, buffers and submodules, and whether it is being trained.</summary>
        public partial class Module : IDisposable
        {
            protected OrderedDict<string, Module> _internal_submodules = new();
            protected OrderedDict<string, (Tensor, bool)> _internal_buffers = new();
            protected OrderedDict<string, Parameter> _internal_params = new();
            protected DeviceType _deviceType = DeviceType.CPU;
            protected int _deviceIndex = -1;
            protected string name;
            private bool isTraining = true;

            protected Module(string name) => this.name = name;

            public virtual string GetName() => name;

            public virtual bool training => isTraining;

            public virtual void train(bool train = true)
            {
                isTraining = train;
                foreach (var child in _internal_submodules.Values)
                    child.train(train);
            }

            public virtual void eval() => train(false);

            public virtual void zero_grad(bool set_to_none = true)
            {
                foreach (var parameter in parameters())
                    ClearGradient(parameter, set_to_none);
            }

            public virtual Module apply(Action<Module> fn)
            {
                foreach (var child in _internal_submodules.Values)
                    child.apply(fn);
                fn(this);
                return this;
            }

            ~Module() => Dispose(false);

            public void Dispose()
            {
                Dispose(true);
                GC.SuppressFinalize(this);
            }

            protected virtual void Dispose(bool disposing)
            {
                if (!disposing)
                    return;
                foreach (var child in _internal_submodules.Values)
                    child.Dispose();
                foreach (var parameter in _internal_params.Values)
                    parameter.Dispose();
                foreach (var (buffer, _) in _internal_buffers.Values)
                    buffer.Dispose();
            }

            internal static void ClearGradient(Tensor parameter, bool setToNone)
            {
                using var grad = parameter.grad;
                if (grad is null)
                    return;
                if (setToNone)
                    parameter.grad = null;
                else
                    using (no_grad())
                        grad.zero_();
            }

            protected static (Device device, ScalarType dtype) GetDefaultDeviceAndType(Device device = null, ScalarType? dtype = null) =>
                (device ?? get_default_device(), dtype ?? get_default_dtype());
        }
    }
}
