using System;
using System.Collections.Generic;
using System.Globalization;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>A module whose <c>call</c> runs the registered hooks around <c>forward</c>.</summary>
        public class HookableModule<TPreHook, TPostHook> : Module
        {
            protected Dictionary<string, TPreHook> pre_hooks = [];
            protected Dictionary<string, TPostHook> post_hooks = [];
            protected Dictionary<string, Action<Module>> module_pre_hooks = [];
            protected Dictionary<string, Action<Module>> module_post_hooks = [];
            private long registered;

            protected HookableModule(string name) : base(name)
            {
            }

            /// <summary>Whether <c>call</c> has anything to do but <c>forward</c>.</summary>
            private protected bool HasHooks => registered > 0 && pre_hooks.Count + post_hooks.Count + module_pre_hooks.Count + module_post_hooks.Count > 0;

            public HookRemover register_forward_hook(TPostHook hook) => Register(post_hooks, hook);
            public HookRemover register_forward_hook(Action<Module> hook) => Register(module_post_hooks, hook);
            public HookRemover register_forward_pre_hook(TPreHook hook) => Register(pre_hooks, hook);
            public HookRemover register_forward_pre_hook(Action<Module> hook) => Register(module_pre_hooks, hook);

            private HookRemover Register<THook>(Dictionary<string, THook> hooks, THook hook)
            {
                var key = registered++.ToString(CultureInfo.InvariantCulture);
                hooks.Add(key, hook);
                return new HookRemover(this, key);
            }

            public class HookRemover(HookableModule<TPreHook, TPostHook> module, string key)
            {
                public void remove()
                {
                    module.pre_hooks.Remove(key);
                    module.post_hooks.Remove(key);
                    module.module_pre_hooks.Remove(key);
                    module.module_post_hooks.Remove(key);
                }
            }
        }
    }
}
