using PrunableNets.Generators.Tests.Support;
using Xunit;

namespace PrunableNets.Generators.Tests.Opaque;

/// <summary>Recurrent layers: opaque, with their real cost, and several results.</summary>
public sealed class RecurrentTests
{
    private const string Rows = "x.flatten(2).transpose(1, 2)";

    [Fact]
    public void ASequenceIsCountedAndReported()
    {
        var network = ConvolutionNet.Expect(
            $"var (sequence, h, c) = {{|PRN2002:lstm.call({Rows})|}}; var y = sequence.transpose(1, 2).reshape(x.shape[0], 8, 4, 4);",
            "private readonly LSTM lstm = LSTM(8, 8, batchFirst: true);", 16 * 4 * 8 * (8 + 8));
        Assert.Contains("channels are not followed through LSTM", network.Run.Diagnostics[0].Message);
        Assert.Contains("LSTM(inputSize: 8, hiddenSize: 8, numLayers: 1, bias: true, batchFirst: true, ", network.Run.Sources["Net.Slim.g.cs"]);
    }

    [Theory]
    [InlineData("GRU", "GRU(8, 4, 2, batchFirst: true, bidirectional: true)", "Item1", (2 * 3 * 4 * (8 + 4)) + (2 * 3 * 4 * (8 + 4)))]
    [InlineData("RNN", "RNN(8, 8, nonLinearity: NonLinearities.ReLU, batchFirst: true)", "Item1", 8 * (8 + 8))]
    public void OtherKinds(string type, string factory, string result, long macs) => ConvolutionNet.Expect(
        $"var y = {{|PRN2002:rnn.call({Rows})|}}.{result}.transpose(1, 2).reshape(x.shape[0], 8, 4, 4);", $"private readonly {type} rnn = {factory};", 16 * macs);

    [Fact]
    public void StatesGoFromOneLayerIntoTheNext() => ConvolutionNet.Expect(
        $$"""
        var rows = {{Rows}};
        var (_, h, c) = {|PRN2002:encoder.forward(rows)|};
        var (decoded, _, _) = {|PRN2002:decoder.forward(rows, (h, c))|};
        var y = decoded.transpose(1, 2).reshape(x.shape[0], 8, 4, 4);
        """,
        "private readonly LSTM encoder = LSTM(8, 8, batchFirst: true); private readonly LSTM decoder = LSTM(8, 8, batchFirst: true, bias: false);",
        2 * 16 * 4 * 8 * (8 + 8));

    [Fact]
    public void TheLastStateAloneIsRead() => ConvolutionNet.Expect(
        $"var (_, h) = {{|PRN2002:gru.call({Rows})|}}; var y = x * h.transpose(0, 1).view(x.shape[0], 8, 1, 1);",
        "private readonly GRU gru = GRU(8, 8, batchFirst: true);", 16 * 3 * 8 * (8 + 8));

    [Fact]
    public void CellsRunInALoop() => ConvolutionNet.Expect(
        """
        var rows = x.flatten(2);
        var h = torch.zeros(x.shape[0], 8);
        var c = torch.zeros(x.shape[0], 8);
        for (var i = 0; i < 3; i++)
            (h, c) = {|PRN2002:cell.call(rows.select(2, i), (h, c))|};
        var y = x * h.view(x.shape[0], 8, 1, 1);
        """,
        "private readonly LSTMCell cell = LSTMCell(8, 8);", 3 * 4 * 8 * (8 + 8));

    [Fact]
    public void ACellWithoutAState() => ConvolutionNet.Expect(
        "var y = x * {|PRN2002:cell.forward(x.mean(new long[] { 2, 3 }), null!)|}.view(x.shape[0], 8, 1, 1);", "private readonly GRUCell cell = GRUCell(8, 8);", 3 * 8 * (8 + 8));

    [Fact]
    public void FeaturesThatDoNotFit() => Refusal.Expect(
        Refusal.Net("return last.call({|PRN2001:lstm.call(conv.call(input).flatten(2))|}.Item1.view(input.shape[0], 8, 8, 8));", members: "private readonly LSTM lstm = LSTM(7, 64);"),
        "LSTM: the input has shape [B, 8, 64], but the layer was made for 7 features");
}
