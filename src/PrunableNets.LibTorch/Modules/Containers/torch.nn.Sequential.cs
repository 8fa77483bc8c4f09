using System;
using System.Collections.Generic;
using System.Linq;
using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static Sequential Sequential() => new(Array.Empty<Module<Tensor, Tensor>>());
        public static Sequential Sequential(params Module<Tensor, Tensor>[] modules) => new(modules);
        public static Sequential Sequential(IEnumerable<Module<Tensor, Tensor>> modules) => new(modules.ToArray());
        public static Sequential Sequential(params (string name, Module<Tensor, Tensor> submodule)[] modules) => new(modules);
        public static Sequential Sequential(IEnumerable<(string name, Module<Tensor, Tensor> submodule)> modules) => new(modules.ToArray());

        public static Sequential Sequential(params Tuple<string, Module<Tensor, Tensor>>[] modules) =>
            new(modules.Select(item => (item.Item1, item.Item2)).ToArray());

        public static Sequential Sequential(IEnumerable<Tuple<string, Module<Tensor, Tensor>>> modules) => Sequential(modules.ToArray());

        public static ModuleList<Module> ModuleList(params Module[] modules) => new(modules);
        public static ModuleList<T> ModuleList<T>(params T[] modules) where T : Module => new(modules);
        public static ModuleDict<Module> ModuleDict(params (string, Module)[] modules) => ModuleDict<Module>(modules);

        public static ModuleDict<T> ModuleDict<T>(params (string, T)[] modules) where T : Module
        {
            var result = new ModuleDict<T>();
            foreach (var module in modules)
                result.Add(module);
            return result;
        }

        public static ParameterList ParameterList(params Parameter[] parameters) => new(parameters);

        public static ParameterDict ParameterDict(params (string, Parameter)[] parameters)
        {
            var result = new ParameterDict();
            foreach (var parameter in parameters)
                result.Add(parameter);
            return result;
        }

        public static Parameter Parameter(Tensor data, bool requires_grad = true) => new(data, requires_grad);
    }
}
