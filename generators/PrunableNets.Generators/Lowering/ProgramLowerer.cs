using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using PrunableNets.Generators.Models;
using PrunableNets.Interpreter.Evaluation;
using PrunableNets.Interpreter.Ir;

namespace PrunableNets.Generators.Lowering;

/// <summary>Lowers a class and every user method and type that its constructor and <c>forward</c> can reach.</summary>
internal sealed class ProgramLowerer(Compilation compilation, CancellationToken cancellation)
{
    /// <summary>Counted, and not left to the stack, so that a source is refused on every machine or on none.</summary>
    private const int NestingLimit = 500;

    // Networks share base classes and blocks, whose bodies a semantic model binds only once.
    private static readonly ConditionalWeakTable<Compilation, ConcurrentDictionary<SyntaxTree, SemanticModel>> ModelsOf = new();

    private readonly ConcurrentDictionary<SyntaxTree, SemanticModel> models = ModelsOf.GetOrCreateValue(compilation);
    private readonly HashSet<string> knownMethods = new(StringComparer.Ordinal);
    private readonly HashSet<string> knownTypes = new(StringComparer.Ordinal);
    private readonly Queue<IMethodSymbol> pendingMethods = new();
    private readonly Queue<INamedTypeSymbol> pendingTypes = new();
    private readonly List<LocationInfo> spans = [];
    private readonly Dictionary<ISymbol, int> slots = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<IMethodSymbol, bool> primary = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<string, IrEnumType> enums = new(StringComparer.Ordinal);
    private int anonymousSlots;
    private int nesting;

    public IReadOnlyList<LocationInfo> Spans => spans;

    public IrProgram Lower(INamedTypeSymbol entry, IMethodSymbol constructor)
    {
        Reach(entry);
        Reach(constructor);
        var methods = new List<IrMethod>();
        var types = new List<IrType>();
        while (pendingMethods.Count > 0 || pendingTypes.Count > 0)
        {
            cancellation.ThrowIfCancellationRequested();
            if (pendingTypes.Count > 0)
                types.Add(LowerType(pendingTypes.Dequeue()));
            else if (LowerMethod(pendingMethods.Dequeue()) is { } method)
                methods.Add(method);
        }
        return new IrProgram(SymbolNames.Type(entry), SymbolNames.Id(constructor), types.ToEquatable(), methods.ToEquatable())
        {
            Enums = enums.OrderBy(static e => e.Key, StringComparer.Ordinal).Select(static e => e.Value).ToEquatable(),
        };
    }

    /// <summary>The ordinal of a source span.</summary>
    public int Origin(LocationInfo location)
    {
        spans.Add(location);
        return spans.Count - 1;
    }

    /// <summary>Lowers an expression, a statement or a pattern, in which there are others. The compiler can stop here.</summary>
    /// <exception cref="NestingException">It is nested too deeply.</exception>
    /// <exception cref="InsufficientExecutionStackException">This thread's stack is too small; see <see cref="DeepStack"/>.</exception>
    public TLowered Nested<TOperation, TLowered>(TOperation operation, Func<TOperation, TLowered> lower)
        where TOperation : IOperation
    {
        cancellation.ThrowIfCancellationRequested();
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (++nesting > NestingLimit)
        {
            var statement = operation.Syntax.FirstAncestorOrSelf<StatementSyntax>() ?? operation.Syntax;
            throw new NestingException(LocationInfo.From(statement.GetFirstToken()), NestingLimit);
        }
        var lowered = lower(operation);
        nesting--;
        return lowered;
    }

    public int Slot(ISymbol symbol)
    {
        if (!slots.TryGetValue(symbol, out var slot))
            slots[symbol] = slot = NewSlot();
        return slot;
    }

    public int NewSlot() => anonymousSlots++;

    /// <summary>Notes that a user method is called.</summary>
    public void Reach(IMethodSymbol method)
    {
        method = method.OriginalDefinition;
        if (IsWritten(method) && knownMethods.Add(SymbolNames.Id(method)))
            pendingMethods.Enqueue(method);
        Reach(method.ContainingType);
    }

    /// <summary>Notes that a user type is created or its static members are read.</summary>
    public void Reach(INamedTypeSymbol type)
    {
        type = type.OriginalDefinition;
        if (!SymbolNames.IsUser(type))
            return;
        if (type.TypeKind == TypeKind.Enum && !enums.ContainsKey(SymbolNames.Type(type)))
            enums.Add(SymbolNames.Type(type), LowerEnum(type));
        if (type.TypeKind is TypeKind.Class or TypeKind.Struct or TypeKind.Interface && knownTypes.Add(SymbolNames.Type(type)))
            pendingTypes.Enqueue(type);
    }

    /// <summary>A type that generic code may make objects of.</summary>
    public void ReachArgument(ITypeSymbol type)
    {
        if (type is IArrayTypeSymbol array)
            ReachArgument(array.ElementType);
        if (type is not INamedTypeSymbol named)
            return;
        foreach (var argument in named.TypeArguments)
            ReachArgument(argument);
        if (!SymbolNames.IsUser(named))
            return;
        Reach(named);
        foreach (var constructor in named.InstanceConstructors.Where(static c => c.Parameters.All(static p => p.IsOptional)))
            Reach(constructor);
    }

    /// <summary>What a member is called with decides which types generic code meets.</summary>
    public void ReachArguments(IMethodSymbol method)
    {
        foreach (var argument in method.TypeArguments)
            ReachArgument(argument);
        for (var type = method.ContainingType; type is not null; type = type.ContainingType)
            foreach (var argument in type.TypeArguments)
                ReachArgument(argument);
    }

    private static IrEnumType LowerEnum(INamedTypeSymbol type)
    {
        var members = type.GetMembers().OfType<IFieldSymbol>().Where(static f => f.HasConstantValue).ToArray();
        return new IrEnumType(
            SymbolNames.Type(type), SymbolNames.Numeric(type.EnumUnderlyingType), type.GetAttributes().Any(static a => a.AttributeClass?.Name == "FlagsAttribute"),
            members.Select(static m => new IrLiteral(0, m.ConstantValue)).ToEquatable(), members.Select(static m => m.Name).ToEquatable());
    }

    /// <summary>What the compiler adds to a record points to the record's own declaration.</summary>
    public static bool IsSynthesized(IMethodSymbol method) => method.IsImplicitlyDeclared && method.MethodKind != MethodKind.Constructor && method.AssociatedSymbol is null;

    /// <summary>Whether a reference may be null decides nothing that is evaluated, and finding out takes half of the binding.</summary>
#pragma warning disable RSEXPERIMENTAL001
    private SemanticModel Model(SyntaxTree tree) => models.GetOrAdd(tree, t => compilation.GetSemanticModel(t, SemanticModelOptions.DisableNullableAnalysis));
#pragma warning restore RSEXPERIMENTAL001

    private IrType LowerType(INamedTypeSymbol type)
    {
        if (type.BaseType is { } parent)
        {
            Reach(parent);
            ReachArgument(parent);
        }
        var isModule = SymbolNames.IsModule(type);
        var overrides = new List<IrOverride>();
        foreach (var method in type.GetMembers().OfType<IMethodSymbol>().Where(static m => !m.IsAbstract && IsWritten(m)))
        {
            // Virtual calls may land here; forward is called through library code, and so is what a plain class overrides of the framework's.
            var slotted = Overridden(method).ToArray();
            overrides.AddRange(slotted.Select(s => new IrOverride(SymbolNames.Id(s), SymbolNames.Id(method)) { Container = s.ContainingType is { TypeKind: TypeKind.Interface, Arity: > 0 } generic ? SymbolNames.Full(generic) : null }));
            if (method.Name == "forward" || slotted.Any(IsWritten) || (slotted.Length > 0 && !isModule) || method.MethodKind == MethodKind.StaticConstructor)
                Reach(method);
        }
        if (type.BaseType is { } userBase && SymbolNames.IsUser(userBase))
            foreach (var constructor in userBase.InstanceConstructors.Where(static c => c.Parameters.All(static p => p.IsOptional)))
                Reach(constructor);
        var kept = overrides.Where(o => knownMethods.Contains(o.Method)).ToEquatable();
        return new IrType(
            SymbolNames.Type(type), type.Name, type.BaseType is null ? null : SymbolNames.Type(type.BaseType), isModule,
            type.GetMembers().OfType<IFieldSymbol>().Where(static f => !f.IsConst && (f.CanBeReferencedByName || f.AssociatedSymbol is not null)).Select(LowerField).Concat(Captured(type)).ToEquatable(), kept)
        {
            Origin = type.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation) is BaseTypeDeclarationSyntax declared ? Origin(LocationInfo.From(declared.Identifier)) : 0,
            TrainOverride = isModule ? TrainOverride(type) : null,
            IsStruct = type.IsValueType,
            IsRecord = type.IsRecord,
            TypeParameters = SymbolNames.AllTypeParameters(type).Select(SymbolNames.Parameter).ToEquatable(),
            // Of a module, the library's interfaces are answered by name.
            Supertypes = (type.BaseType is null ? [] : new[] { type.BaseType }).Concat(type.AllInterfaces.Where(i => !isModule || SymbolNames.IsUser(i))).Select(SymbolNames.Full).ToEquatable(),
            RecordMembers = type.IsRecord ? RecordMembers.Of(type, this) : EquatableArray<IrRecordMember>.Empty,
        };
    }

    private int? TrainOverride(INamedTypeSymbol type) =>
        type.GetMembers("train").FirstOrDefault(static m => m.IsOverride)?.DeclaringSyntaxReferences.FirstOrDefault() is { } written
            ? Origin(LocationInfo.Of(written.GetSyntax(cancellation)))
            : null;

    /// <summary>The user wrote it; an accessor is written with its property, also where it has no code.</summary>
    private static bool IsWritten(IMethodSymbol method) => (SymbolNames.IsUser(method) && !IsSynthesized(method)) || (method.AssociatedSymbol is IPropertySymbol property && SymbolNames.IsUser(property));

    /// <summary>A struct that nobody has constructed still has the parameters of its primary constructor, unset.</summary>
    private IEnumerable<IrFieldDeclaration> Captured(INamedTypeSymbol type) => !type.IsValueType ? [] : type.InstanceConstructors.Where(IsPrimary).SelectMany(static c => c.Parameters).Select(p =>
        new IrFieldDeclaration(0, IrMethod.Captured(p.Name), p.Name, false, true, null, SymbolNames.Default(0, p.Type)) { Key = $"{SymbolNames.Type(type)}.{IrMethod.Captured(p.Name)}" });

    private static IEnumerable<IMethodSymbol> Overridden(IMethodSymbol method)
    {
        for (var current = method; current is not null; current = current.OverriddenMethod)
            if (current.IsVirtual || current.IsAbstract || current.IsOverride)
                yield return current.OriginalDefinition;
        foreach (var contract in method.ContainingType.AllInterfaces)
            foreach (var member in contract.GetMembers().OfType<IMethodSymbol>())
                if (SymbolEqualityComparer.Default.Equals(method.ContainingType.FindImplementationForInterfaceMember(member), method))
                    yield return member;
    }

    private IrFieldDeclaration LowerField(IFieldSymbol field)
    {
        var property = field.AssociatedSymbol as IPropertySymbol;
        var syntax = (property ?? (ISymbol)field).DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation);
        var initializer = syntax switch
        {
            VariableDeclaratorSyntax { Initializer: { } value } => value,
            PropertyDeclarationSyntax { Initializer: { } value } => value,
            _ => null,
        };
        var lowered = initializer is null ? null : LowerInitializer(initializer);
        var component = field.GetAttributes().FirstOrDefault(static a => a.AttributeClass?.Name == "ComponentNameAttribute")?.NamedArguments.FirstOrDefault(static a => a.Key == "Name").Value.Value as string;
        var origin = Origin(syntax is null ? spans[0] : LocationInfo.From(syntax));
        return new IrFieldDeclaration(origin, property?.Name ?? field.Name, component ?? field.Name, field.IsStatic, field.DeclaredAccessibility == Accessibility.Private, lowered, SymbolNames.Default(origin, field.Type))
        {
            Key = $"{SymbolNames.Type(field.ContainingType)}.{property?.Name ?? field.Name}",
            KeepsChannels = (property ?? (ISymbol)field).GetAttributes().Any(static a => a.AttributeClass?.ToDisplayString() == "PrunableNets.KeepChannelsAttribute"),
        };
    }

    private IrExpression? LowerInitializer(EqualsValueClauseSyntax initializer) =>
        Model(initializer.SyntaxTree).GetOperation(initializer, cancellation) is ISymbolInitializerOperation { Value: var value }
            ? new BodyLowerer(this).Expression(value)
            : null;

    private IrMethod? LowerMethod(IMethodSymbol method)
    {
        if (AutoAccessors.Body(method, this) is { } automatic)
            return automatic;
        if (method.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation) is not { } syntax)
            return null;
        var body = new BodyLowerer(this) { ReturnsReference = method.ReturnsByRef || method.ReturnsByRefReadonly };
        var parameters = body.Parameters(method, spans.Count > 0 ? 0 : Origin(LocationInfo.From(syntax)));
        var operation = Model(syntax.SyntaxTree).GetOperation(syntax is PropertyDeclarationSyntax { ExpressionBody: { } arrow } ? arrow : syntax, cancellation);
        var (initializer, block) = operation switch
        {
            IConstructorBodyOperation constructor => (constructor.Initializer, constructor.BlockBody ?? constructor.ExpressionBody),
            IMethodBodyOperation ordinary => (null, ordinary.BlockBody ?? ordinary.ExpressionBody),
            IBlockOperation expression => (null, expression),
            _ => ((IOperation?)null, null),
        };
        if (syntax is TypeDeclarationSyntax { ParameterList: not null } primary)
            return PrimaryConstructor(method, parameters, Initializer(primary, body), Origin(LocationInfo.From(primary.Identifier)));
        if (operation is null || (block is null && !method.IsAbstract && method.PartialImplementationPart is null))
        {
            var statement = new IrUnsupportedStatement(Origin(LocationInfo.From(syntax)), $"{method.Name} has a kind of body that is not evaluated");
            return new IrMethod(SymbolNames.Id(method), SymbolNames.Type(method.ContainingType), method.Name, method.IsStatic, parameters, null, statement, false);
        }
        if (block is null)
            return null;
        var call = initializer is IExpressionStatementOperation { Operation: var inner } ? body.Expression(inner) as IrCall : initializer is null ? null : body.Expression(initializer) as IrCall;
        var statements = body.Statement(block);
        return new IrMethod(SymbolNames.Id(method), SymbolNames.Type(method.ContainingType), method.Name, method.IsStatic, parameters, call, statements, body.Yields)
        {
            TypeParameters = method.TypeParameters.Select(SymbolNames.Parameter).ToEquatable(),
        };
    }

    /// <summary>The constructor is declared with the type: <c>class C(long a)</c>.</summary>
    public bool IsPrimary(IMethodSymbol constructor)
    {
        if (!primary.TryGetValue(constructor, out var known))
            primary[constructor] = known = constructor.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is TypeDeclarationSyntax;
        return known;
    }

    /// <summary>The call of <c>class C(long a) : Base(a)</c>.</summary>
    private IrCall? Initializer(TypeDeclarationSyntax type, BodyLowerer body) =>
        type.BaseList?.Types.OfType<PrimaryConstructorBaseTypeSyntax>().FirstOrDefault() is { } called && Model(type.SyntaxTree).GetOperation(called, cancellation) is { } operation
            ? body.Expression(operation) as IrCall
            : null;

    /// <summary>Of <c>record R(long A, long B)</c> every parameter goes into its property; of other types they can be read where they are.</summary>
    private static IrMethod PrimaryConstructor(IMethodSymbol constructor, EquatableArray<IrParameter> parameters, IrCall? initializer, int origin)
    {
        var type = SymbolNames.Type(constructor.ContainingType);
        var assignments = constructor.ContainingType.IsRecord
            ? parameters.Where(p => constructor.ContainingType.GetMembers(p.Name).OfType<IPropertySymbol>().Any(static m => m.DeclaringSyntaxReferences.All(static r => r.GetSyntax() is ParameterSyntax)))
                .Select(p => (IrStatement)new IrExpressionStatement(origin, new IrAssign(origin, new IrField(origin, new IrThis(origin), type, p.Name), new IrLocal(origin, p.Slot, p.Name))))
            : [];
        return new IrMethod(SymbolNames.Id(constructor), type, constructor.Name, false, parameters, initializer, new IrBlock(origin, assignments.ToEquatable()), false) { IsPrimary = true };
    }
}
