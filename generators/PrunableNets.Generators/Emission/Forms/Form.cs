using System.Collections.Generic;
using PrunableNets.Generators.Emission.Structure;
using PrunableNets.Generators.Models;
using PrunableNets.Interpreter;
using PrunableNets.Interpreter.Operations;

namespace PrunableNets.Generators.Emission.Forms;

/// <summary>
/// A form of a network, as far as forms differ: how its widths are written, where its modules come from, what its classes are given.
/// </summary>
/// <param name="widths">How widths are written in the network's own class.</param>
/// <param name="presence">Which branches there are.</param>
internal abstract class Form(WidthExpressions widths, BranchPresence presence)
{
    public WidthExpressions Widths => widths;

    public BranchPresence Presence => presence;

    public Network Network => widths.Network;

    /// <summary>The form makes modules of its own, whose tied weights have to be tied; those of the dense network are.</summary>
    public virtual bool MakesModules => true;

    /// <summary>The class needs TorchSharp only, and is read by who has not made it: it has all members that it calls, and they are documented.</summary>
    public virtual bool StandsAlone => false;

    /// <summary>Containers of the library can call what is in them.</summary>
    public virtual bool HasContainers => true;

    /// <summary>The form does without the layer: what it is given is what it would give.</summary>
    public virtual bool IsLeftOut(Layer layer) => false;

    /// <summary>The writer of a <c>forward</c>.</summary>
    public abstract ForwardEmitter Forward(ClassContext context);

    /// <summary>The expression for a layer, parameter or buffer with a state.</summary>
    public abstract string Layer(Layer layer, ClassContext context);

    /// <summary>The expression for a layer without a state; null where it need not be there.</summary>
    public abstract string? Stateless(Layer layer, ClassContext context);

    /// <summary>The expression for an index tensor.</summary>
    public abstract string Index(KeptIndex index);

    /// <summary>The base of the class of a module that takes so many tensors.</summary>
    public virtual string BaseType(int inputs) => ModuleTypes.Of(inputs);

    /// <summary>That base is the form's own, which has what all modules of the form have.</summary>
    public bool HasOwnBase(int inputs) => BaseType(inputs) != ModuleTypes.Of(inputs);

    /// <summary>What the constructor of that base takes behind the name.</summary>
    public virtual string BaseArguments => "";

    /// <summary>Writes that base, where it is not the library's.</summary>
    public virtual void WriteBase(SourceWriter writer, int inputs)
    {
    }

    /// <summary>What the constructor of a module's class takes before widths, types with names.</summary>
    /// <param name="isOfOne">There is one module of the class, so that its widths are no parameters.</param>
    public virtual IReadOnlyList<string> Parameters(bool isOfOne) => [];

    /// <summary>The arguments for them.</summary>
    /// <param name="isOfOne">There is one module of the class.</param>
    /// <param name="scope">In whose class it is made.</param>
    /// <param name="path">The module's path.</param>
    public virtual IReadOnlyList<string> Arguments(bool isOfOne, CallScope scope, string path) => [];

    /// <summary>What a module's class keeps of them.</summary>
    public virtual IReadOnlyList<KeptParameter> Fields(bool isOfOne) => [];
}

/// <summary>A field of a module's class that comes from a parameter.</summary>
/// <param name="Type">Its type.</param>
/// <param name="Name">Its name.</param>
/// <param name="Value">What it holds.</param>
internal sealed record KeptParameter(string Type, string Name, string Value);
