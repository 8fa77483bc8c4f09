// expect: parameters 6072, macs 119232, groups 2, gates 120, notes 0, float32 alone
// A small GPT whose head holds the embedding's table (GPT-2, Radford et al. 2019; weight tying, Press and Wolf 2017), assigned before and after registration.
// below: 30
[Prunable("12:long", Residual = ResidualTreatment.Stream)]
public sealed partial class TiedLanguageModel : Module<Tensor, Tensor>
{
    private readonly Embedding wte, wpe, segments;
    private readonly LayerNorm ln_f, ln_1, ln_2;
    private readonly Linear fc, proj, lm_head, again;

    public TiedLanguageModel() : base("gpt")
    {
        wte = Embedding(30, 24);
        wpe = Embedding(16, 24);
        segments = Embedding(16, 24);
        (ln_1, ln_2, ln_f) = (LayerNorm(24), LayerNorm(24), LayerNorm(24));
        fc = Linear(24, 96);
        proj = Linear(96, 24);
        lm_head = Linear(24, 30, hasBias: false);
        again = Linear(24, 96);
        lm_head.weight = wte.weight!;
        RegisterComponents();
        again.weight = fc.weight!;
        segments.weight = wpe.weight!;
    }

    public override Tensor forward(Tensor tokens)
    {
        var positions = torch.arange(tokens.shape[1], dtype: ScalarType.Int64, device: tokens.device);
        var x = wte.forward(tokens) + wpe.forward(positions) + segments.forward(positions);
        x = x + proj.forward(functional.gelu(fc.forward(ln_1.forward(x))));
        x = x + proj.forward(functional.gelu(again.forward(ln_2.forward(x))));
        return lm_head.forward(ln_f.forward(x));
    }
}
