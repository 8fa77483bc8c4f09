using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static AlphaDropout AlphaDropout(double p = 0.5, bool inplace = false) => new(p, inplace);
        public static Dropout Dropout(double p = 0.5, bool inplace = false) => new(p, inplace);
        public static Dropout1d Dropout1d(double p = 0.5, bool inplace = false) => new(p, inplace);
        public static Dropout2d Dropout2d(double p = 0.5, bool inplace = false) => new(p, inplace);
        public static Dropout3d Dropout3d(double p = 0.5, bool inplace = false) => new(p, inplace);
        public static FeatureAlphaDropout FeatureAlphaDropout(double p = 0.5) => new(p, false);
        public static FeatureAlphaDropout FeatureAlphaDropout(double p, bool inplace) => new(p, inplace);
    }
}
