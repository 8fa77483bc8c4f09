using System;
using System.IO;
using System.Text;

namespace PrunableNets;

// Apart from the rest, because a source generator may not touch files and links the other parts only.
public sealed partial class PlanFile
{
    /// <summary>Reads a plan file.</summary>
    /// <exception cref="PlanFileException">The file is not a plan file; the message starts with its path.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static PlanFile Load(string path)
    {
        try
        {
            return Parse(File.ReadAllText(path, Encoding.UTF8));
        }
        catch (PlanFileException e)
        {
            throw e.In(path);
        }
    }

    /// <summary>Writes the file whole or not at all: to a temporary file beside it, which then takes its name.</summary>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    public void Save(string path)
    {
        var full = Path.GetFullPath(path);
        var temporary = $"{full}.{Guid.NewGuid():N}.tmp";
        try
        {
            File.WriteAllText(temporary, ToJson(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
#if NETSTANDARD2_0
            if (File.Exists(full))
                File.Replace(temporary, full, null);
            else
                File.Move(temporary, full);
#else
            File.Move(temporary, full, overwrite: true);
#endif
        }
        finally
        {
            File.Delete(temporary);
        }
    }
}
