using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public partial class Module
        {
            private bool componentsRegistered;

            /// <summary>
            /// Registers every field that holds a module, parameter or tensor under the field's name, or the name that
            /// <see cref="Utils.ComponentNameAttribute"/> gives it. What was registered before keeps its name.
            /// </summary>
            protected virtual void RegisterComponents()
            {
                if (componentsRegistered)
                    return;
                componentsRegistered = true;
                foreach (var field in GetType().GetFields(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance))
                {
                    var key = field.ComponentName();
                    if (!typeof(Module).IsAssignableFrom(field.DeclaringType) || field.DeclaringType == typeof(Module) || Has(key))
                        continue;
                    switch (field.GetValue(this))
                    {
                        case Module module:
                            register_module(key, module);
                            break;
                        case Parameter parameter:
                            register_parameter(key, parameter);
                            break;
                        case Tensor tensor:
                            register_buffer(key, tensor);
                            break;
                    }
                }
            }

            public void add_module(string name, Module module) => register_module(name, module);

            /// <exception cref="ArgumentException">The name is empty, has a dot, or is taken.</exception>
            public virtual void register_module(string name, Module submodule)
            {
                CheckName(name);
                if (submodule is null)
                {
                    _internal_submodules.Remove(name);
                    return;
                }
                submodule.RegisterComponents();
                _internal_submodules.Add(name, submodule);
            }

            public virtual void register_parameter(string name, Parameter param)
            {
                CheckName(name);
                if (param is not null)
                    _internal_params.Add(name, param);
            }

            public virtual void register_buffer(string name, Tensor tensor, bool persistent = true)
            {
                CheckName(name);
                ArgumentNullException.ThrowIfNull(tensor);
                tensor.requires_grad = false;
                tensor.DetachFromDisposeScope();
                _internal_buffers.Add(name, (tensor, persistent));
            }

            /// <summary>Replaces, adds or, with null, removes a parameter: what a layer's property setter does.</summary>
            protected void ConditionallyRegisterParameter(string name, Parameter value)
            {
                if (value is null)
                    _internal_params.Remove(name);
                else
                    _internal_params[name] = value;
            }

            protected void ConditionallyRegisterParameter(string name, Tensor value) => ConditionallyRegisterParameter(name, value as Parameter);

            protected void ConditionallyRegisterBuffer(string name, Tensor value, bool persistent = true)
            {
                if (value is null)
                {
                    _internal_buffers.Remove(name);
                    return;
                }
                value.DetachFromDisposeScope();
                _internal_buffers[name] = (value, persistent);
            }

            protected void ClearModules() => _internal_submodules.clear();

            private bool Has(string key) => _internal_submodules.ContainsKey(key) || _internal_params.ContainsKey(key) || _internal_buffers.ContainsKey(key);

            private void CheckName(string key)
            {
                if (string.IsNullOrEmpty(key) || key.Contains('.', StringComparison.Ordinal))
                    throw new ArgumentException($"'{key}' cannot name a component of {GetName()}: a name is not empty and has no dot.", nameof(key));
                if (Has(key))
                    throw new ArgumentException($"{GetName()} already has a component named '{key}'.", nameof(key));
            }
        }
    }
}
