using System;

namespace TorchSharp.Modules;

/// <summary>Affine parameters and running statistics per feature, which batch and instance normalisation share.</summary>
public abstract class NormBase : torch.nn.Module<torch.Tensor, torch.Tensor>
{
    private Parameter _weight;
    private Parameter _bias;
    private torch.Tensor _running_mean;
    private torch.Tensor _running_var;
    private torch.Tensor _num_batches_tracked;

    public NormBase(long num_features, double eps, double? momentum, bool affine, bool track_running_stats, torch.Device device, torch.ScalarType? dtype, string name)
        : base(name)
    {
        (this.num_features, this.eps, this.momentum) = (num_features, eps, momentum);
        (this.affine, this.track_running_stats) = (affine, track_running_stats);
        if (affine)
        {
            weight = new Parameter(torch.ones([num_features], dtype, device));
            bias = new Parameter(torch.zeros([num_features], dtype, device));
        }
        if (track_running_stats)
        {
            running_mean = torch.zeros([num_features], dtype, device);
            running_var = torch.ones([num_features], dtype, device);
            num_batches_tracked = torch.zeros([], torch.int64, device);
        }
    }

    public long num_features { get; }
    public double eps { get; set; }
    public double? momentum { get; set; }
    public bool affine { get; }
    public bool track_running_stats { get; }

    public Parameter weight
    {
        get => _weight;
        set
        {
            _weight = value;
            ConditionallyRegisterParameter(nameof(weight), value);
        }
    }

    public Parameter bias
    {
        get => _bias;
        set
        {
            _bias = value;
            ConditionallyRegisterParameter(nameof(bias), value);
        }
    }

    public torch.Tensor running_mean
    {
        get => _running_mean;
        set
        {
            _running_mean = value;
            ConditionallyRegisterBuffer(nameof(running_mean), value);
        }
    }

    public torch.Tensor running_var
    {
        get => _running_var;
        set
        {
            _running_var = value;
            ConditionallyRegisterBuffer(nameof(running_var), value);
        }
    }

    public torch.Tensor num_batches_tracked
    {
        get => _num_batches_tracked;
        set
        {
            _num_batches_tracked = value;
            ConditionallyRegisterBuffer(nameof(num_batches_tracked), value);
        }
    }

    public void reset_running_stats()
    {
        if (!track_running_stats)
            return;
        torch.nn.init.zeros_(_running_mean);
        torch.nn.init.ones_(_running_var);
        torch.nn.init.zeros_(_num_batches_tracked);
    }

    public void reset_parameters()
    {
        reset_running_stats();
        if (!affine)
            return;
        torch.nn.init.ones_(_weight);
        torch.nn.init.zeros_(_bias);
    }

    /// <exception cref="ArgumentException">The input has the wrong number of dimensions.</exception>
    protected abstract void ValidateInputDimensions(torch.Tensor input);

    private protected void CheckDimensions(torch.Tensor input, long least, long most)
    {
        var dimensions = input.dim();
        if (dimensions < least || dimensions > most)
            throw new ArgumentException(
                $"{GetName()} takes {(least == most ? $"{least}" : $"{least} or {most}")} dimensions; the input's shape is [{string.Join(", ", input.shape)}].", nameof(input));
    }
}
