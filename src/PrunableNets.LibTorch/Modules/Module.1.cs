using System;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public interface IModule<T, TResult>
        {
            TResult call(T input1);
        }

        public abstract class Module<T, TResult> : HookableModule<Func<Module<T, TResult>, T, T>, Func<Module<T, TResult>, T, TResult, TResult>>, IModule<T, TResult>
        {
            protected Module(string name) : base(name)
            {
            }

            public abstract TResult forward(T input);

            /// <summary><see cref="forward"/> with the hooks around it.</summary>
            public TResult call(T input)
            {
                if (!HasHooks)
                    return forward(input);
                foreach (var hook in module_pre_hooks.Values)
                    hook(this);
                foreach (var hook in pre_hooks.Values)
                    input = hook(this, input) is { } changed ? changed : input;
                var result = forward(input);
                foreach (var hook in module_post_hooks.Values)
                    hook(this);
                foreach (var hook in post_hooks.Values)
                    result = hook(this, input, result) is { } replaced ? replaced : result;
                return result;
            }
        }
    }
}
