using System;
using System.Collections.Generic;
using System.Linq;
using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public partial class Module
        {
            public virtual IEnumerable<(string name, Module module)> named_children() => _internal_submodules.Entries.Select(child => (child.Item1, child.Item2));
            public virtual IEnumerable<Module> children() => _internal_submodules.Values;

            /// <summary>All descendants by dotted path, parents first.</summary>
            public virtual IEnumerable<(string name, Module module)> named_modules()
            {
                foreach (var (childName, child) in named_children())
                {
                    yield return (childName, child);
                    foreach (var (path, module) in child.named_modules())
                        yield return ($"{childName}.{path}", module);
                }
            }

            public virtual IEnumerable<Module> modules() => named_modules().Select(item => item.module);

            public virtual IEnumerable<(string name, Parameter parameter)> named_parameters(bool recurse = true)
            {
                // A parameter that two modules share is listed once, under its first name.
                var seen = new HashSet<IntPtr>();
                return AllParameters(recurse).Where(item => seen.Add(item.parameter.Handle));
            }

            public virtual IEnumerable<Parameter> parameters(bool recurse = true) => named_parameters(recurse).Select(item => item.parameter);

            public virtual IEnumerable<(string name, Tensor buffer)> named_buffers(bool recurse = true, bool include_nonpersistent = true)
            {
                foreach (var (key, (buffer, persistent)) in _internal_buffers)
                    if (persistent || include_nonpersistent)
                        yield return (key, buffer);
                if (!recurse)
                    yield break;
                foreach (var (childName, child) in named_children())
                    foreach (var (path, buffer) in child.named_buffers(true, include_nonpersistent))
                        yield return ($"{childName}.{path}", buffer);
            }

            public virtual IEnumerable<Tensor> buffers(bool recurse = true, bool include_nonpersistent = true) =>
                named_buffers(recurse, include_nonpersistent).Select(item => item.buffer);

            public virtual bool has_parameter(string target) => named_parameters().Any(item => item.name == target);
            public virtual bool has_buffer(string target) => named_buffers().Any(item => item.name == target);

            /// <returns>The parameter at the dotted path, or null.</returns>
            public virtual Parameter get_parameter(string target) => named_parameters().FirstOrDefault(item => item.name == target).parameter;

            public virtual Tensor get_buffer(string target) => named_buffers().FirstOrDefault(item => item.name == target).buffer;

            protected virtual (string name, Parameter parameter)[] _named_parameters() => named_parameters(false).ToArray();
            protected virtual (string name, Tensor buffer)[] _named_buffers() => named_buffers(false).ToArray();
            protected virtual Parameter[] _parameters(bool recurse = true) => parameters(recurse).ToArray();

            private IEnumerable<(string name, Parameter parameter)> AllParameters(bool recurse)
            {
                foreach (var item in _internal_params)
                    yield return item;
                if (!recurse)
                    yield break;
                foreach (var (childName, child) in named_children())
                    foreach (var (path, parameter) in child.named_parameters(true))
                        yield return ($"{childName}.{path}", parameter);
            }
        }
    }
}
