using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace PrunableNets.TestKit;

/// <summary>The MSBuild properties that the generator reads.</summary>
internal sealed class BuildProperties(string projectDirectory, bool foldsNorms) : AnalyzerConfigOptionsProvider
{
    public override AnalyzerConfigOptions GlobalOptions { get; } = new Options(projectDirectory, foldsNorms);

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => GlobalOptions;

    private sealed class Options(string projectDirectory, bool foldsNorms) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value)
        {
            value = key switch
            {
                "build_property.projectdir" => projectDirectory,
                "build_property.PrunableFoldNorms" when foldsNorms => "true",
                _ => null,
            };
            return value is not null;
        }
    }
}
