using System;
using System.IO;
using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.Loader;
using Xunit;

namespace PrunableNets.Distributed.Tests;

/// <summary>A network's assembly refers to a library, which refers to another: as a program of the user's with methods in a library of its own.</summary>
public sealed class ProgramVersionTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void ALibraryBehindALibraryIsPartOfTheBuild()
    {
        var methods = Library("Methods", typeof(object));
        var helpers = Library("Helpers", methods);
        Library("Network", helpers);
        var version = Version();
        Assert.Equal(version, Version());
        Library("Methods", typeof(object));
        Assert.NotEqual(version, Version());
    }

    [Fact]
    public void AFileThatNothingRefersToIsNot()
    {
        Library("Network", typeof(object));
        var version = Version();
        Library("Methods", typeof(object));
        Assert.Equal(version, Version());
    }

    /// <summary>A class with a method that takes the other. Every call makes another module id.</summary>
    private Type Library(string name, Type used)
    {
        var assembly = new PersistedAssemblyBuilder(new AssemblyName(name), typeof(object).Assembly);
        var type = assembly.DefineDynamicModule(name).DefineType(name, TypeAttributes.Public);
        type.DefineMethod("Use", MethodAttributes.Public | MethodAttributes.Static, typeof(void), [used]).GetILGenerator().Emit(OpCodes.Ret);
        type.CreateType();
        var path = Path.Combine(folder, $"{name}.dll");
        assembly.Save(path);
        return Load(path, name);
    }

    private string Version() => ProgramVersion.Of(Load(Path.Combine(folder, "Network.dll"), "Network"));

    private static Type Load(string path, string name)
    {
        var context = new AssemblyLoadContext(null, isCollectible: true);
        return context.LoadFromAssemblyPath(path).GetType(name)!;
    }
}
