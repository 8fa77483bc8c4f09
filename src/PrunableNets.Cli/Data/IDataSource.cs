using System.IO;
using PrunableNets.Hosting;

namespace PrunableNets.Cli.Data;

/// <summary>A kind of data set that the command line can name.</summary>
internal interface IDataSource
{
    /// <summary>The word before the colon.</summary>
    string Name { get; }

    /// <summary>What the folder behind the colon must have, or what there is without one.</summary>
    string Help { get; }

    /// <summary>Whether the word is followed by a folder.</summary>
    bool HasFolder => true;

    /// <summary>Training and test samples.</summary>
    /// <param name="path">The folder; empty where there is none.</param>
    /// <exception cref="IOException">A folder or file is missing or cannot be read; the message says which.</exception>
    /// <exception cref="InvalidDataException">Something is wrong in a file; the message starts with its path.</exception>
    IPruningData Read(string path);
}
