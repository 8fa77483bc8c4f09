using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Networks;
using PrunableNets.Data;
using PrunableNets.Hosting;

// dotnet run                  trains and prunes the network: a plan, Network.widths.json, is written beside Network.cs, and weights beside that
// dotnet run -- --fine-tune   after that: the build has made a class of the plan, which is trained a little and checked
var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { ContentRootPath = AppContext.BaseDirectory, Args = args });

// Drawings of ten figures, to begin with. Yours: Mnist, Cifar10, ImageFolder, a TensorDataset of tensors, a TorchSharp data set, or an IPruningData of your own.
builder.Services.AddSingleton<IPruningData>(_ => new PruningData(ShapesDataset.Train(), ShapesDataset.Test()));

var section = builder.Configuration.GetSection("Pruning");
if (args.Contains("--fine-tune"))
{
    builder.Services.AddFineTuning<Network>(section);
    return await builder.Build().RunFineTuningAsync<Network>();
}
builder.Services.AddPruning<Network>(section);
return await builder.Build().RunPruningAsync<Network>();
