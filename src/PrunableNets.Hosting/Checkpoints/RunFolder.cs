using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace PrunableNets.Hosting;

/// <summary>The folder of a run's checkpoints, held by one process at a time.</summary>
internal sealed class RunFolder : IDisposable
{
    private const string CheckpointSuffix = ".checkpoint.safetensors";

    private readonly string path;
    private readonly bool resume;
    private readonly Action<string> note;
    private readonly List<CheckpointFile> checkpoints = [];
    private readonly FileStream held;

    private string ResultsPath => Path.Combine(path, "results.jsonl");

    /// <exception cref="IOException">The folder cannot be written, or another process runs in it.</exception>
    public RunFolder(string path, bool resume, Action<string> note)
    {
        this.path = path;
        this.resume = resume;
        this.note = note;
        Directory.CreateDirectory(path);
        try
        {
            // The operating system lets go of it however the process ends.
            held = new FileStream(Path.Combine(path, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e)
        {
            throw new IOException($"Another process seems to run in '{path}' ({e.Message}). Wait for it, end it, or name another folder as RunDirectory.", e);
        }
    }

    /// <summary>The course of the run: begun anew, unless there are checkpoints to go on from.</summary>
    public CourseFile Course(string file) => new(file, resume && Directory.EnumerateFiles(path, "*" + CheckpointSuffix).Any());

    /// <summary>The checkpoints of one stage.</summary>
    public CheckpointFile Checkpoints(string stage, IReadOnlyDictionary<string, string> identity, int interval)
    {
        var file = new CheckpointFile(Path.Combine(path, stage + CheckpointSuffix), identity, interval, note);
        if (!resume)
            file.Delete();
        checkpoints.Add(file);
        return file;
    }

    /// <summary>What the run has measured so far.</summary>
    public IResultStore Results()
    {
        if (!resume)
            File.Delete(ResultsPath);
        return new ResultFile(ResultsPath);
    }

    /// <summary>Removes the checkpoints of a run that has ended: the next one is a new run, of code that may have changed.</summary>
    public void Complete()
    {
        checkpoints.ForEach(static c => c.Delete());
        File.Delete(ResultsPath);
    }

    public void Dispose() => held.Dispose();
}
