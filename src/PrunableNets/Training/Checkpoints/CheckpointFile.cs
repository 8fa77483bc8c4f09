using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using PrunableNets.Formats;
using TorchSharp;

namespace PrunableNets;

/// <summary>
/// Where one training keeps its checkpoints: the newest and the one before it, as safetensors files whose metadata tell which training
/// they are of. A process may be killed at any moment; one whole file is left.
/// </summary>
public sealed class CheckpointFile
{
    private const string PositionKey = "position";
    private const string DigestKey = "digest";
    private readonly string path;
    private readonly IReadOnlyDictionary<string, string> identity;
    private readonly Action<string> note;
    private long saved = Stopwatch.GetTimestamp();

    /// <param name="path">The newest checkpoint; the others are beside it.</param>
    /// <param name="identity">All that the training depends on: options, data, initial weights. Only a checkpoint with the same is taken.</param>
    /// <param name="interval">Iterations or epochs from one checkpoint to the next.</param>
    /// <param name="note">Told which file is resumed from, and why a file was refused.</param>
    public CheckpointFile(string path, IReadOnlyDictionary<string, string> identity, int interval, Action<string> note)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(interval, 1);
        this.path = path;
        this.identity = identity;
        this.note = note;
        Interval = interval;
    }

    /// <summary>Iterations or epochs from one checkpoint to the next.</summary>
    public int Interval { get; }

    /// <summary>After how long a checkpoint is due wherever the training is, in the middle of an epoch too.</summary>
    public TimeSpan Period { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Whether the last checkpoint is that old.</summary>
    public bool IsLate => Stopwatch.GetElapsedTime(saved) >= Period;

    /// <summary>Whether one is due.</summary>
    /// <param name="position">Finished iterations or epochs.</param>
    /// <param name="last">None follows.</param>
    public bool IsDue(int position, bool last) => last || position % Interval == 0 || IsLate;

    private string Previous => path + ".previous";

    private string Next => path + ".next";

    /// <summary>The newest checkpoint that is whole and of this training; null where there is none, so that the training starts anew.</summary>
    public Checkpoint? Load()
    {
        foreach (var file in new[] { path, Previous }.Where(File.Exists))
        {
            try
            {
                var checkpoint = Read(file);
                note($"Resuming from '{file}'.");
                return checkpoint;
            }
            catch (Exception e) when (e is InvalidDataException or EndOfStreamException)
            {
                note($"Checkpoint refused: {e.Message}");
            }
        }
        return null;
    }

    /// <summary>Writes a checkpoint and keeps the one before it.</summary>
    /// <exception cref="IOException">It could not be written; the older ones are still there.</exception>
    public void Save(int position, IReadOnlyList<KeyValuePair<string, torch.Tensor>> tensors)
    {
        var metadata = new OrderedDictionary<string, string>(identity) { { PositionKey, position.ToString(CultureInfo.InvariantCulture) } };
        metadata.Add(DigestKey, Digest(metadata, tensors));
        // Whole before anything else moves: between the two renames the previous one is there to resume from.
        Safetensors.Write(Next, tensors, metadata);
        if (File.Exists(path))
            File.Move(path, Previous, overwrite: true);
        File.Move(Next, path);
        saved = Stopwatch.GetTimestamp();
    }

    /// <summary>Forgets the training's progress.</summary>
    public void Delete()
    {
        foreach (var file in new[] { path, Previous, Next })
            File.Delete(file);
    }

    private Checkpoint Read(string file)
    {
        var metadata = Safetensors.ReadMetadata(file);
        if (!metadata.TryGetValue(DigestKey, out var digest) || !int.TryParse(metadata.GetValueOrDefault(PositionKey), CultureInfo.InvariantCulture, out var position))
            throw new InvalidDataException($"'{file}' is no checkpoint, it lacks '{PositionKey}' or '{DigestKey}'.");
        var checkpoint = new Checkpoint(position, Safetensors.Read(file));
        if (Digest(metadata, checkpoint.Tensors) != digest)
            throw Refused(checkpoint, $"'{file}' is damaged, its content does not have its digest.");
        var told = metadata.Keys.Except([PositionKey, DigestKey]).Union(identity.Keys);
        var differences = told.Where(k => metadata.GetValueOrDefault(k) != identity.GetValueOrDefault(k)).ToArray();
        if (differences.Length > 0)
            throw Refused(checkpoint, $"'{file}' is of another training, it differs in {string.Join(", ", differences.Select(k => $"{k} ({metadata.GetValueOrDefault(k, "nothing")} there, {identity.GetValueOrDefault(k, "nothing")} here)"))}.");
        return checkpoint;
    }

    private static InvalidDataException Refused(Checkpoint checkpoint, string why)
    {
        checkpoint.Dispose();
        return new InvalidDataException(why);
    }

    private static string Digest(IEnumerable<KeyValuePair<string, string>> metadata, IEnumerable<KeyValuePair<string, torch.Tensor>> tensors)
    {
        var text = new StringBuilder();
        foreach (var (key, value) in metadata.Where(static m => m.Key != DigestKey))
            text.Append(CultureInfo.InvariantCulture, $"{key}={value}\n");
        text.Append(StateDict.Fingerprint(tensors));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}
