using System;
using System.IO;

namespace PrunableNets.Formats;

/// <summary>Writes a file so that readers, and the machine after a power cut, see the old content or the new, never a part.</summary>
internal static class AtomicFile
{
    /// <summary>Writes a temporary file beside <paramref name="path"/>, then renames it over it; leaves nothing behind on failure.</summary>
    /// <exception cref="IOException">The disk is full, or the file cannot be written for another reason. What the file held before it still holds.</exception>
    public static void Write(string path, Action<Stream> write)
    {
        // Beside the target, because a rename is atomic only within one file system. Always the same name, so that what a killed process
        // leaves is overwritten by the next one.
        var temporary = path + ".tmp";
        try
        {
            using (var stream = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None))
            {
                write(stream);
                stream.Flush(flushToDisk: true);
            }
            Rename(temporary, path);
        }
        catch (Exception e)
        {
            Remove(temporary);
            // The last is how .NET tells of a file that is too large for its file system or quota.
            if (e is IOException or UnauthorizedAccessException or ArgumentOutOfRangeException)
                throw new IOException($"'{path}' was not written: {e.Message} What it held before is still there. Make room or the folder writable, and run again.", e);
            throw;
        }
    }

    private static void Rename(string from, string to)
    {
#if NETSTANDARD2_0
        if (File.Exists(to))
            File.Replace(from, to, null);
        else
            File.Move(from, to);
#else
        File.Move(from, to, overwrite: true);
#endif
    }

    // A folder that cannot be written cannot be cleared either; the first failure is the one to tell.
    private static void Remove(string temporary)
    {
        try
        {
            File.Delete(temporary);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
        }
    }
}
