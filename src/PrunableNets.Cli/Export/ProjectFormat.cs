using System.IO;
using System.Linq;
using System.Reflection;
using TorchSharp;
using PrunableNets.Formats;

namespace PrunableNets.Cli.Export;

/// <summary>A folder that builds: the slim class, its weights, and a project with TorchSharp alone.</summary>
internal sealed class ProjectFormat : ExportFormat
{
    protected override string Ending => "";

    public override bool NeedsBuild => true;

    public override void Write(ExportRequest request)
    {
        var folder = request.Output;
        if (Directory.Exists(folder) || File.Exists(folder))
            throw new InvalidDataException($"There is '{folder}' already, and nothing is written over; choose another name.");
        if (ProjectFolder.Around(folder) is { } around)
            throw new InvalidDataException(
                $"'{folder}' is in the project folder '{around}', whose build would take the class in it for its own; choose one outside.");
        var name = request.ClassName;
        // All that can go wrong goes wrong before there is a folder.
        if (request.PlanPath is null)
            throw new InvalidDataException($"'{folder}' is to hold a slim class; name its plan with --plan.");
        using var network = request.Network();
        var text = ClassFormat.Text(request);
        var tensors = request.Tensors(network);
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, name + ".cs"), text);
        File.WriteAllText(Path.Combine(folder, name + ".csproj"), Project());
        Safetensors.Write(Path.Combine(folder, name + ".safetensors"), tensors);
        TorchSharpFile.Write(Path.Combine(folder, name + ".dat"), tensors);
    }

    private static string Project()
    {
        var version = typeof(torch).Assembly.GetName().Version!.ToString(3);
        return $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="TorchSharp" Version="{version}" />
                <None Include="*.dat" CopyToOutputDirectory="PreserveNewest" />
              </ItemGroup>
            </Project>

            """.ReplaceLineEndings("\n");
    }
}
