using System.IO;
using System.Text;
using PrunableNets.Formats;

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
    /// <exception cref="IOException">It was not written; what it held before is still there.</exception>
    public void Save(string path)
    {
        var text = Encoding.UTF8.GetBytes(ToJson());
        AtomicFile.Write(path, stream => stream.Write(text, 0, text.Length));
    }
}
