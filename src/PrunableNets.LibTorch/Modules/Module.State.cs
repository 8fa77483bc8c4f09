using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using PrunableNets.Formats;
using TorchSharp.Serialization;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public partial class Module
        {
            /// <summary>Parameters and persistent buffers by dotted path: the very tensors, not copies.</summary>
            public virtual Dictionary<string, Tensor> state_dict(Dictionary<string, Tensor> destination = null, string prefix = null)
            {
                destination ??= [];
                var start = string.IsNullOrEmpty(prefix) ? "" : prefix + ".";
                foreach (var (path, parameter) in named_parameters())
                    destination.TryAdd(start + path, parameter);
                foreach (var (path, buffer) in named_buffers(include_nonpersistent: false))
                    destination.TryAdd(start + path, buffer);
                return destination;
            }

            /// <summary>Copies the values in.</summary>
            /// <exception cref="ArgumentException">A shape differs, or, when strict, a key is missing or unexpected.</exception>
            public virtual (IList<string> missing_keys, IList<string> unexpected_keyes) load_state_dict(Dictionary<string, Tensor> source, bool strict = true, IList<string> skip = null)
            {
                var skipped = (skip ?? []).ToHashSet();
                var own = state_dict();
                var missing = own.Keys.Where(key => !source.ContainsKey(key) && !skipped.Contains(key)).ToList();
                var unexpected = source.Keys.Where(key => !own.ContainsKey(key) && !skipped.Contains(key)).ToList();
                if (strict && missing.Count + unexpected.Count > 0)
                    throw new ArgumentException(
                        $"The state does not fit {GetName()}: missing [{string.Join(", ", missing)}], unexpected [{string.Join(", ", unexpected)}]; " +
                        "pass strict: false to load what fits.", nameof(source));
                using var _ = no_grad();
                foreach (var (key, target) in own)
                {
                    if (skipped.Contains(key) || !source.TryGetValue(key, out var value))
                        continue;
                    if (!value.shape.SequenceEqual(target.shape))
                        throw new ArgumentException($"'{key}' of {GetName()} has shape [{string.Join(", ", target.shape)}], but the state has [{string.Join(", ", value.shape)}].", nameof(source));
                    target.copy_(value);
                }
                return (missing, unexpected);
            }

            public Module save(string location, IList<string> skip = null)
            {
                AtomicFile.Write(location, stream => save(stream, skip));
                return this;
            }

            public Module save(Stream stream, IList<string> skip = null)
            {
                using var writer = new BinaryWriter(stream, System.Text.Encoding.UTF8, leaveOpen: true);
                return save(writer, skip);
            }

            public Module save(BinaryWriter writer, IList<string> skip = null)
            {
                save_state_dict(writer, state_dict(), skip);
                return this;
            }

            public static void save_state_dict(BinaryWriter writer, Dictionary<string, Tensor> sd, IList<string> skip = null) =>
                StateFile.Write(writer, sd.Where(item => skip is null || !skip.Contains(item.Key)).ToList());

            /// <exception cref="ArgumentException">The file does not fit this module.</exception>
            /// <exception cref="InvalidDataException">The file is damaged or of another format.</exception>
            public virtual Module load(string location, bool strict = true, IList<string> skip = null, Dictionary<string, bool> loadedParameters = null)
            {
                if (!File.Exists(location))
                    throw new FileNotFoundException($"There is no weights file '{location}'.", location);
                using var stream = File.OpenRead(location);
                return load(stream, strict, skip, loadedParameters);
            }

            public Module load(Stream stream, bool strict = true, IList<string> skip = null, Dictionary<string, bool> loadedParameters = null)
            {
                using var reader = new BinaryReader(stream, System.Text.Encoding.UTF8, leaveOpen: true);
                return load(reader, strict, skip, loadedParameters);
            }

            public virtual Module load(BinaryReader reader, bool strict = true, IList<string> skip = null, Dictionary<string, bool> loadedParameters = null)
            {
                using var scope = NewDisposeScope();
                var source = StateFile.Read(reader);
                load_state_dict(source, strict, skip);
                if (loadedParameters is not null)
                    foreach (var key in state_dict().Keys)
                        loadedParameters[key] = source.ContainsKey(key) && skip?.Contains(key) != true;
                return this;
            }

            public static Module Create<T>(string path) where T : Module, new() => new T().load(path);
        }
    }
}
