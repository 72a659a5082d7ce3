# Two hundred and eighty unrolled rows, and array operations beyond.
# loses: vectorization
import numpy as np


def checked(X_train, y_train, X_test):
    if X_train.ndim != 2 or X_test.ndim != 2 or y_train.ndim != 1:
        raise ValueError("wrong number of dimensions")
    if len(X_train) == 0 or len(X_train) != len(y_train) or X_train.shape[1] != X_test.shape[1]:
        raise ValueError("shapes do not fit")
    if not (np.isfinite(X_train).all() and np.isfinite(X_test).all()):
        raise ValueError("NaN or infinity")
    return X_train.astype(np.float64), X_test.astype(np.float64)


def predict_1nn(X_train, y_train, X_test):
    X, Z = checked(X_train, y_train, X_test)
    m = len(Z)
    if m > 280:
        return y_train[((X**2).sum(axis=1) - 2 * Z @ X.T).argmin(axis=1)]
    rows = np.zeros(m, dtype=int)
    if m > 0:
        rows[0] = ((X - Z[0]) ** 2).sum(axis=1).argmin()
    if m > 1:
        rows[1] = ((X - Z[1]) ** 2).sum(axis=1).argmin()
    if m > 2:
        rows[2] = ((X - Z[2]) ** 2).sum(axis=1).argmin()
    if m > 3:
        rows[3] = ((X - Z[3]) ** 2).sum(axis=1).argmin()
    if m > 4:
        rows[4] = ((X - Z[4]) ** 2).sum(axis=1).argmin()
    if m > 5:
        rows[5] = ((X - Z[5]) ** 2).sum(axis=1).argmin()
    if m > 6:
        rows[6] = ((X - Z[6]) ** 2).sum(axis=1).argmin()
    if m > 7:
        rows[7] = ((X - Z[7]) ** 2).sum(axis=1).argmin()
    if m > 8:
        rows[8] = ((X - Z[8]) ** 2).sum(axis=1).argmin()
    if m > 9:
        rows[9] = ((X - Z[9]) ** 2).sum(axis=1).argmin()
    if m > 10:
        rows[10] = ((X - Z[10]) ** 2).sum(axis=1).argmin()
    if m > 11:
        rows[11] = ((X - Z[11]) ** 2).sum(axis=1).argmin()
    if m > 12:
        rows[12] = ((X - Z[12]) ** 2).sum(axis=1).argmin()
    if m > 13:
        rows[13] = ((X - Z[13]) ** 2).sum(axis=1).argmin()
    if m > 14:
        rows[14] = ((X - Z[14]) ** 2).sum(axis=1).argmin()
    if m > 15:
        rows[15] = ((X - Z[15]) ** 2).sum(axis=1).argmin()
    if m > 16:
        rows[16] = ((X - Z[16]) ** 2).sum(axis=1).argmin()
    if m > 17:
        rows[17] = ((X - Z[17]) ** 2).sum(axis=1).argmin()
    if m > 18:
        rows[18] = ((X - Z[18]) ** 2).sum(axis=1).argmin()
    if m > 19:
        rows[19] = ((X - Z[19]) ** 2).sum(axis=1).argmin()
    if m > 20:
        rows[20] = ((X - Z[20]) ** 2).sum(axis=1).argmin()
    if m > 21:
        rows[21] = ((X - Z[21]) ** 2).sum(axis=1).argmin()
    if m > 22:
        rows[22] = ((X - Z[22]) ** 2).sum(axis=1).argmin()
    if m > 23:
        rows[23] = ((X - Z[23]) ** 2).sum(axis=1).argmin()
    if m > 24:
        rows[24] = ((X - Z[24]) ** 2).sum(axis=1).argmin()
    if m > 25:
        rows[25] = ((X - Z[25]) ** 2).sum(axis=1).argmin()
    if m > 26:
        rows[26] = ((X - Z[26]) ** 2).sum(axis=1).argmin()
    if m > 27:
        rows[27] = ((X - Z[27]) ** 2).sum(axis=1).argmin()
    if m > 28:
        rows[28] = ((X - Z[28]) ** 2).sum(axis=1).argmin()
    if m > 29:
        rows[29] = ((X - Z[29]) ** 2).sum(axis=1).argmin()
    if m > 30:
        rows[30] = ((X - Z[30]) ** 2).sum(axis=1).argmin()
    if m > 31:
        rows[31] = ((X - Z[31]) ** 2).sum(axis=1).argmin()
    if m > 32:
        rows[32] = ((X - Z[32]) ** 2).sum(axis=1).argmin()
    if m > 33:
        rows[33] = ((X - Z[33]) ** 2).sum(axis=1).argmin()
    if m > 34:
        rows[34] = ((X - Z[34]) ** 2).sum(axis=1).argmin()
    if m > 35:
        rows[35] = ((X - Z[35]) ** 2).sum(axis=1).argmin()
    if m > 36:
        rows[36] = ((X - Z[36]) ** 2).sum(axis=1).argmin()
    if m > 37:
        rows[37] = ((X - Z[37]) ** 2).sum(axis=1).argmin()
    if m > 38:
        rows[38] = ((X - Z[38]) ** 2).sum(axis=1).argmin()
    if m > 39:
        rows[39] = ((X - Z[39]) ** 2).sum(axis=1).argmin()
    if m > 40:
        rows[40] = ((X - Z[40]) ** 2).sum(axis=1).argmin()
    if m > 41:
        rows[41] = ((X - Z[41]) ** 2).sum(axis=1).argmin()
    if m > 42:
        rows[42] = ((X - Z[42]) ** 2).sum(axis=1).argmin()
    if m > 43:
        rows[43] = ((X - Z[43]) ** 2).sum(axis=1).argmin()
    if m > 44:
        rows[44] = ((X - Z[44]) ** 2).sum(axis=1).argmin()
    if m > 45:
        rows[45] = ((X - Z[45]) ** 2).sum(axis=1).argmin()
    if m > 46:
        rows[46] = ((X - Z[46]) ** 2).sum(axis=1).argmin()
    if m > 47:
        rows[47] = ((X - Z[47]) ** 2).sum(axis=1).argmin()
    if m > 48:
        rows[48] = ((X - Z[48]) ** 2).sum(axis=1).argmin()
    if m > 49:
        rows[49] = ((X - Z[49]) ** 2).sum(axis=1).argmin()
    if m > 50:
        rows[50] = ((X - Z[50]) ** 2).sum(axis=1).argmin()
    if m > 51:
        rows[51] = ((X - Z[51]) ** 2).sum(axis=1).argmin()
    if m > 52:
        rows[52] = ((X - Z[52]) ** 2).sum(axis=1).argmin()
    if m > 53:
        rows[53] = ((X - Z[53]) ** 2).sum(axis=1).argmin()
    if m > 54:
        rows[54] = ((X - Z[54]) ** 2).sum(axis=1).argmin()
    if m > 55:
        rows[55] = ((X - Z[55]) ** 2).sum(axis=1).argmin()
    if m > 56:
        rows[56] = ((X - Z[56]) ** 2).sum(axis=1).argmin()
    if m > 57:
        rows[57] = ((X - Z[57]) ** 2).sum(axis=1).argmin()
    if m > 58:
        rows[58] = ((X - Z[58]) ** 2).sum(axis=1).argmin()
    if m > 59:
        rows[59] = ((X - Z[59]) ** 2).sum(axis=1).argmin()
    if m > 60:
        rows[60] = ((X - Z[60]) ** 2).sum(axis=1).argmin()
    if m > 61:
        rows[61] = ((X - Z[61]) ** 2).sum(axis=1).argmin()
    if m > 62:
        rows[62] = ((X - Z[62]) ** 2).sum(axis=1).argmin()
    if m > 63:
        rows[63] = ((X - Z[63]) ** 2).sum(axis=1).argmin()
    if m > 64:
        rows[64] = ((X - Z[64]) ** 2).sum(axis=1).argmin()
    if m > 65:
        rows[65] = ((X - Z[65]) ** 2).sum(axis=1).argmin()
    if m > 66:
        rows[66] = ((X - Z[66]) ** 2).sum(axis=1).argmin()
    if m > 67:
        rows[67] = ((X - Z[67]) ** 2).sum(axis=1).argmin()
    if m > 68:
        rows[68] = ((X - Z[68]) ** 2).sum(axis=1).argmin()
    if m > 69:
        rows[69] = ((X - Z[69]) ** 2).sum(axis=1).argmin()
    if m > 70:
        rows[70] = ((X - Z[70]) ** 2).sum(axis=1).argmin()
    if m > 71:
        rows[71] = ((X - Z[71]) ** 2).sum(axis=1).argmin()
    if m > 72:
        rows[72] = ((X - Z[72]) ** 2).sum(axis=1).argmin()
    if m > 73:
        rows[73] = ((X - Z[73]) ** 2).sum(axis=1).argmin()
    if m > 74:
        rows[74] = ((X - Z[74]) ** 2).sum(axis=1).argmin()
    if m > 75:
        rows[75] = ((X - Z[75]) ** 2).sum(axis=1).argmin()
    if m > 76:
        rows[76] = ((X - Z[76]) ** 2).sum(axis=1).argmin()
    if m > 77:
        rows[77] = ((X - Z[77]) ** 2).sum(axis=1).argmin()
    if m > 78:
        rows[78] = ((X - Z[78]) ** 2).sum(axis=1).argmin()
    if m > 79:
        rows[79] = ((X - Z[79]) ** 2).sum(axis=1).argmin()
    if m > 80:
        rows[80] = ((X - Z[80]) ** 2).sum(axis=1).argmin()
    if m > 81:
        rows[81] = ((X - Z[81]) ** 2).sum(axis=1).argmin()
    if m > 82:
        rows[82] = ((X - Z[82]) ** 2).sum(axis=1).argmin()
    if m > 83:
        rows[83] = ((X - Z[83]) ** 2).sum(axis=1).argmin()
    if m > 84:
        rows[84] = ((X - Z[84]) ** 2).sum(axis=1).argmin()
    if m > 85:
        rows[85] = ((X - Z[85]) ** 2).sum(axis=1).argmin()
    if m > 86:
        rows[86] = ((X - Z[86]) ** 2).sum(axis=1).argmin()
    if m > 87:
        rows[87] = ((X - Z[87]) ** 2).sum(axis=1).argmin()
    if m > 88:
        rows[88] = ((X - Z[88]) ** 2).sum(axis=1).argmin()
    if m > 89:
        rows[89] = ((X - Z[89]) ** 2).sum(axis=1).argmin()
    if m > 90:
        rows[90] = ((X - Z[90]) ** 2).sum(axis=1).argmin()
    if m > 91:
        rows[91] = ((X - Z[91]) ** 2).sum(axis=1).argmin()
    if m > 92:
        rows[92] = ((X - Z[92]) ** 2).sum(axis=1).argmin()
    if m > 93:
        rows[93] = ((X - Z[93]) ** 2).sum(axis=1).argmin()
    if m > 94:
        rows[94] = ((X - Z[94]) ** 2).sum(axis=1).argmin()
    if m > 95:
        rows[95] = ((X - Z[95]) ** 2).sum(axis=1).argmin()
    if m > 96:
        rows[96] = ((X - Z[96]) ** 2).sum(axis=1).argmin()
    if m > 97:
        rows[97] = ((X - Z[97]) ** 2).sum(axis=1).argmin()
    if m > 98:
        rows[98] = ((X - Z[98]) ** 2).sum(axis=1).argmin()
    if m > 99:
        rows[99] = ((X - Z[99]) ** 2).sum(axis=1).argmin()
    if m > 100:
        rows[100] = ((X - Z[100]) ** 2).sum(axis=1).argmin()
    if m > 101:
        rows[101] = ((X - Z[101]) ** 2).sum(axis=1).argmin()
    if m > 102:
        rows[102] = ((X - Z[102]) ** 2).sum(axis=1).argmin()
    if m > 103:
        rows[103] = ((X - Z[103]) ** 2).sum(axis=1).argmin()
    if m > 104:
        rows[104] = ((X - Z[104]) ** 2).sum(axis=1).argmin()
    if m > 105:
        rows[105] = ((X - Z[105]) ** 2).sum(axis=1).argmin()
    if m > 106:
        rows[106] = ((X - Z[106]) ** 2).sum(axis=1).argmin()
    if m > 107:
        rows[107] = ((X - Z[107]) ** 2).sum(axis=1).argmin()
    if m > 108:
        rows[108] = ((X - Z[108]) ** 2).sum(axis=1).argmin()
    if m > 109:
        rows[109] = ((X - Z[109]) ** 2).sum(axis=1).argmin()
    if m > 110:
        rows[110] = ((X - Z[110]) ** 2).sum(axis=1).argmin()
    if m > 111:
        rows[111] = ((X - Z[111]) ** 2).sum(axis=1).argmin()
    if m > 112:
        rows[112] = ((X - Z[112]) ** 2).sum(axis=1).argmin()
    if m > 113:
        rows[113] = ((X - Z[113]) ** 2).sum(axis=1).argmin()
    if m > 114:
        rows[114] = ((X - Z[114]) ** 2).sum(axis=1).argmin()
    if m > 115:
        rows[115] = ((X - Z[115]) ** 2).sum(axis=1).argmin()
    if m > 116:
        rows[116] = ((X - Z[116]) ** 2).sum(axis=1).argmin()
    if m > 117:
        rows[117] = ((X - Z[117]) ** 2).sum(axis=1).argmin()
    if m > 118:
        rows[118] = ((X - Z[118]) ** 2).sum(axis=1).argmin()
    if m > 119:
        rows[119] = ((X - Z[119]) ** 2).sum(axis=1).argmin()
    if m > 120:
        rows[120] = ((X - Z[120]) ** 2).sum(axis=1).argmin()
    if m > 121:
        rows[121] = ((X - Z[121]) ** 2).sum(axis=1).argmin()
    if m > 122:
        rows[122] = ((X - Z[122]) ** 2).sum(axis=1).argmin()
    if m > 123:
        rows[123] = ((X - Z[123]) ** 2).sum(axis=1).argmin()
    if m > 124:
        rows[124] = ((X - Z[124]) ** 2).sum(axis=1).argmin()
    if m > 125:
        rows[125] = ((X - Z[125]) ** 2).sum(axis=1).argmin()
    if m > 126:
        rows[126] = ((X - Z[126]) ** 2).sum(axis=1).argmin()
    if m > 127:
        rows[127] = ((X - Z[127]) ** 2).sum(axis=1).argmin()
    if m > 128:
        rows[128] = ((X - Z[128]) ** 2).sum(axis=1).argmin()
    if m > 129:
        rows[129] = ((X - Z[129]) ** 2).sum(axis=1).argmin()
    if m > 130:
        rows[130] = ((X - Z[130]) ** 2).sum(axis=1).argmin()
    if m > 131:
        rows[131] = ((X - Z[131]) ** 2).sum(axis=1).argmin()
    if m > 132:
        rows[132] = ((X - Z[132]) ** 2).sum(axis=1).argmin()
    if m > 133:
        rows[133] = ((X - Z[133]) ** 2).sum(axis=1).argmin()
    if m > 134:
        rows[134] = ((X - Z[134]) ** 2).sum(axis=1).argmin()
    if m > 135:
        rows[135] = ((X - Z[135]) ** 2).sum(axis=1).argmin()
    if m > 136:
        rows[136] = ((X - Z[136]) ** 2).sum(axis=1).argmin()
    if m > 137:
        rows[137] = ((X - Z[137]) ** 2).sum(axis=1).argmin()
    if m > 138:
        rows[138] = ((X - Z[138]) ** 2).sum(axis=1).argmin()
    if m > 139:
        rows[139] = ((X - Z[139]) ** 2).sum(axis=1).argmin()
    if m > 140:
        rows[140] = ((X - Z[140]) ** 2).sum(axis=1).argmin()
    if m > 141:
        rows[141] = ((X - Z[141]) ** 2).sum(axis=1).argmin()
    if m > 142:
        rows[142] = ((X - Z[142]) ** 2).sum(axis=1).argmin()
    if m > 143:
        rows[143] = ((X - Z[143]) ** 2).sum(axis=1).argmin()
    if m > 144:
        rows[144] = ((X - Z[144]) ** 2).sum(axis=1).argmin()
    if m > 145:
        rows[145] = ((X - Z[145]) ** 2).sum(axis=1).argmin()
    if m > 146:
        rows[146] = ((X - Z[146]) ** 2).sum(axis=1).argmin()
    if m > 147:
        rows[147] = ((X - Z[147]) ** 2).sum(axis=1).argmin()
    if m > 148:
        rows[148] = ((X - Z[148]) ** 2).sum(axis=1).argmin()
    if m > 149:
        rows[149] = ((X - Z[149]) ** 2).sum(axis=1).argmin()
    if m > 150:
        rows[150] = ((X - Z[150]) ** 2).sum(axis=1).argmin()
    if m > 151:
        rows[151] = ((X - Z[151]) ** 2).sum(axis=1).argmin()
    if m > 152:
        rows[152] = ((X - Z[152]) ** 2).sum(axis=1).argmin()
    if m > 153:
        rows[153] = ((X - Z[153]) ** 2).sum(axis=1).argmin()
    if m > 154:
        rows[154] = ((X - Z[154]) ** 2).sum(axis=1).argmin()
    if m > 155:
        rows[155] = ((X - Z[155]) ** 2).sum(axis=1).argmin()
    if m > 156:
        rows[156] = ((X - Z[156]) ** 2).sum(axis=1).argmin()
    if m > 157:
        rows[157] = ((X - Z[157]) ** 2).sum(axis=1).argmin()
    if m > 158:
        rows[158] = ((X - Z[158]) ** 2).sum(axis=1).argmin()
    if m > 159:
        rows[159] = ((X - Z[159]) ** 2).sum(axis=1).argmin()
    if m > 160:
        rows[160] = ((X - Z[160]) ** 2).sum(axis=1).argmin()
    if m > 161:
        rows[161] = ((X - Z[161]) ** 2).sum(axis=1).argmin()
    if m > 162:
        rows[162] = ((X - Z[162]) ** 2).sum(axis=1).argmin()
    if m > 163:
        rows[163] = ((X - Z[163]) ** 2).sum(axis=1).argmin()
    if m > 164:
        rows[164] = ((X - Z[164]) ** 2).sum(axis=1).argmin()
    if m > 165:
        rows[165] = ((X - Z[165]) ** 2).sum(axis=1).argmin()
    if m > 166:
        rows[166] = ((X - Z[166]) ** 2).sum(axis=1).argmin()
    if m > 167:
        rows[167] = ((X - Z[167]) ** 2).sum(axis=1).argmin()
    if m > 168:
        rows[168] = ((X - Z[168]) ** 2).sum(axis=1).argmin()
    if m > 169:
        rows[169] = ((X - Z[169]) ** 2).sum(axis=1).argmin()
    if m > 170:
        rows[170] = ((X - Z[170]) ** 2).sum(axis=1).argmin()
    if m > 171:
        rows[171] = ((X - Z[171]) ** 2).sum(axis=1).argmin()
    if m > 172:
        rows[172] = ((X - Z[172]) ** 2).sum(axis=1).argmin()
    if m > 173:
        rows[173] = ((X - Z[173]) ** 2).sum(axis=1).argmin()
    if m > 174:
        rows[174] = ((X - Z[174]) ** 2).sum(axis=1).argmin()
    if m > 175:
        rows[175] = ((X - Z[175]) ** 2).sum(axis=1).argmin()
    if m > 176:
        rows[176] = ((X - Z[176]) ** 2).sum(axis=1).argmin()
    if m > 177:
        rows[177] = ((X - Z[177]) ** 2).sum(axis=1).argmin()
    if m > 178:
        rows[178] = ((X - Z[178]) ** 2).sum(axis=1).argmin()
    if m > 179:
        rows[179] = ((X - Z[179]) ** 2).sum(axis=1).argmin()
    if m > 180:
        rows[180] = ((X - Z[180]) ** 2).sum(axis=1).argmin()
    if m > 181:
        rows[181] = ((X - Z[181]) ** 2).sum(axis=1).argmin()
    if m > 182:
        rows[182] = ((X - Z[182]) ** 2).sum(axis=1).argmin()
    if m > 183:
        rows[183] = ((X - Z[183]) ** 2).sum(axis=1).argmin()
    if m > 184:
        rows[184] = ((X - Z[184]) ** 2).sum(axis=1).argmin()
    if m > 185:
        rows[185] = ((X - Z[185]) ** 2).sum(axis=1).argmin()
    if m > 186:
        rows[186] = ((X - Z[186]) ** 2).sum(axis=1).argmin()
    if m > 187:
        rows[187] = ((X - Z[187]) ** 2).sum(axis=1).argmin()
    if m > 188:
        rows[188] = ((X - Z[188]) ** 2).sum(axis=1).argmin()
    if m > 189:
        rows[189] = ((X - Z[189]) ** 2).sum(axis=1).argmin()
    if m > 190:
        rows[190] = ((X - Z[190]) ** 2).sum(axis=1).argmin()
    if m > 191:
        rows[191] = ((X - Z[191]) ** 2).sum(axis=1).argmin()
    if m > 192:
        rows[192] = ((X - Z[192]) ** 2).sum(axis=1).argmin()
    if m > 193:
        rows[193] = ((X - Z[193]) ** 2).sum(axis=1).argmin()
    if m > 194:
        rows[194] = ((X - Z[194]) ** 2).sum(axis=1).argmin()
    if m > 195:
        rows[195] = ((X - Z[195]) ** 2).sum(axis=1).argmin()
    if m > 196:
        rows[196] = ((X - Z[196]) ** 2).sum(axis=1).argmin()
    if m > 197:
        rows[197] = ((X - Z[197]) ** 2).sum(axis=1).argmin()
    if m > 198:
        rows[198] = ((X - Z[198]) ** 2).sum(axis=1).argmin()
    if m > 199:
        rows[199] = ((X - Z[199]) ** 2).sum(axis=1).argmin()
    if m > 200:
        rows[200] = ((X - Z[200]) ** 2).sum(axis=1).argmin()
    if m > 201:
        rows[201] = ((X - Z[201]) ** 2).sum(axis=1).argmin()
    if m > 202:
        rows[202] = ((X - Z[202]) ** 2).sum(axis=1).argmin()
    if m > 203:
        rows[203] = ((X - Z[203]) ** 2).sum(axis=1).argmin()
    if m > 204:
        rows[204] = ((X - Z[204]) ** 2).sum(axis=1).argmin()
    if m > 205:
        rows[205] = ((X - Z[205]) ** 2).sum(axis=1).argmin()
    if m > 206:
        rows[206] = ((X - Z[206]) ** 2).sum(axis=1).argmin()
    if m > 207:
        rows[207] = ((X - Z[207]) ** 2).sum(axis=1).argmin()
    if m > 208:
        rows[208] = ((X - Z[208]) ** 2).sum(axis=1).argmin()
    if m > 209:
        rows[209] = ((X - Z[209]) ** 2).sum(axis=1).argmin()
    if m > 210:
        rows[210] = ((X - Z[210]) ** 2).sum(axis=1).argmin()
    if m > 211:
        rows[211] = ((X - Z[211]) ** 2).sum(axis=1).argmin()
    if m > 212:
        rows[212] = ((X - Z[212]) ** 2).sum(axis=1).argmin()
    if m > 213:
        rows[213] = ((X - Z[213]) ** 2).sum(axis=1).argmin()
    if m > 214:
        rows[214] = ((X - Z[214]) ** 2).sum(axis=1).argmin()
    if m > 215:
        rows[215] = ((X - Z[215]) ** 2).sum(axis=1).argmin()
    if m > 216:
        rows[216] = ((X - Z[216]) ** 2).sum(axis=1).argmin()
    if m > 217:
        rows[217] = ((X - Z[217]) ** 2).sum(axis=1).argmin()
    if m > 218:
        rows[218] = ((X - Z[218]) ** 2).sum(axis=1).argmin()
    if m > 219:
        rows[219] = ((X - Z[219]) ** 2).sum(axis=1).argmin()
    if m > 220:
        rows[220] = ((X - Z[220]) ** 2).sum(axis=1).argmin()
    if m > 221:
        rows[221] = ((X - Z[221]) ** 2).sum(axis=1).argmin()
    if m > 222:
        rows[222] = ((X - Z[222]) ** 2).sum(axis=1).argmin()
    if m > 223:
        rows[223] = ((X - Z[223]) ** 2).sum(axis=1).argmin()
    if m > 224:
        rows[224] = ((X - Z[224]) ** 2).sum(axis=1).argmin()
    if m > 225:
        rows[225] = ((X - Z[225]) ** 2).sum(axis=1).argmin()
    if m > 226:
        rows[226] = ((X - Z[226]) ** 2).sum(axis=1).argmin()
    if m > 227:
        rows[227] = ((X - Z[227]) ** 2).sum(axis=1).argmin()
    if m > 228:
        rows[228] = ((X - Z[228]) ** 2).sum(axis=1).argmin()
    if m > 229:
        rows[229] = ((X - Z[229]) ** 2).sum(axis=1).argmin()
    if m > 230:
        rows[230] = ((X - Z[230]) ** 2).sum(axis=1).argmin()
    if m > 231:
        rows[231] = ((X - Z[231]) ** 2).sum(axis=1).argmin()
    if m > 232:
        rows[232] = ((X - Z[232]) ** 2).sum(axis=1).argmin()
    if m > 233:
        rows[233] = ((X - Z[233]) ** 2).sum(axis=1).argmin()
    if m > 234:
        rows[234] = ((X - Z[234]) ** 2).sum(axis=1).argmin()
    if m > 235:
        rows[235] = ((X - Z[235]) ** 2).sum(axis=1).argmin()
    if m > 236:
        rows[236] = ((X - Z[236]) ** 2).sum(axis=1).argmin()
    if m > 237:
        rows[237] = ((X - Z[237]) ** 2).sum(axis=1).argmin()
    if m > 238:
        rows[238] = ((X - Z[238]) ** 2).sum(axis=1).argmin()
    if m > 239:
        rows[239] = ((X - Z[239]) ** 2).sum(axis=1).argmin()
    if m > 240:
        rows[240] = ((X - Z[240]) ** 2).sum(axis=1).argmin()
    if m > 241:
        rows[241] = ((X - Z[241]) ** 2).sum(axis=1).argmin()
    if m > 242:
        rows[242] = ((X - Z[242]) ** 2).sum(axis=1).argmin()
    if m > 243:
        rows[243] = ((X - Z[243]) ** 2).sum(axis=1).argmin()
    if m > 244:
        rows[244] = ((X - Z[244]) ** 2).sum(axis=1).argmin()
    if m > 245:
        rows[245] = ((X - Z[245]) ** 2).sum(axis=1).argmin()
    if m > 246:
        rows[246] = ((X - Z[246]) ** 2).sum(axis=1).argmin()
    if m > 247:
        rows[247] = ((X - Z[247]) ** 2).sum(axis=1).argmin()
    if m > 248:
        rows[248] = ((X - Z[248]) ** 2).sum(axis=1).argmin()
    if m > 249:
        rows[249] = ((X - Z[249]) ** 2).sum(axis=1).argmin()
    if m > 250:
        rows[250] = ((X - Z[250]) ** 2).sum(axis=1).argmin()
    if m > 251:
        rows[251] = ((X - Z[251]) ** 2).sum(axis=1).argmin()
    if m > 252:
        rows[252] = ((X - Z[252]) ** 2).sum(axis=1).argmin()
    if m > 253:
        rows[253] = ((X - Z[253]) ** 2).sum(axis=1).argmin()
    if m > 254:
        rows[254] = ((X - Z[254]) ** 2).sum(axis=1).argmin()
    if m > 255:
        rows[255] = ((X - Z[255]) ** 2).sum(axis=1).argmin()
    if m > 256:
        rows[256] = ((X - Z[256]) ** 2).sum(axis=1).argmin()
    if m > 257:
        rows[257] = ((X - Z[257]) ** 2).sum(axis=1).argmin()
    if m > 258:
        rows[258] = ((X - Z[258]) ** 2).sum(axis=1).argmin()
    if m > 259:
        rows[259] = ((X - Z[259]) ** 2).sum(axis=1).argmin()
    if m > 260:
        rows[260] = ((X - Z[260]) ** 2).sum(axis=1).argmin()
    if m > 261:
        rows[261] = ((X - Z[261]) ** 2).sum(axis=1).argmin()
    if m > 262:
        rows[262] = ((X - Z[262]) ** 2).sum(axis=1).argmin()
    if m > 263:
        rows[263] = ((X - Z[263]) ** 2).sum(axis=1).argmin()
    if m > 264:
        rows[264] = ((X - Z[264]) ** 2).sum(axis=1).argmin()
    if m > 265:
        rows[265] = ((X - Z[265]) ** 2).sum(axis=1).argmin()
    if m > 266:
        rows[266] = ((X - Z[266]) ** 2).sum(axis=1).argmin()
    if m > 267:
        rows[267] = ((X - Z[267]) ** 2).sum(axis=1).argmin()
    if m > 268:
        rows[268] = ((X - Z[268]) ** 2).sum(axis=1).argmin()
    if m > 269:
        rows[269] = ((X - Z[269]) ** 2).sum(axis=1).argmin()
    if m > 270:
        rows[270] = ((X - Z[270]) ** 2).sum(axis=1).argmin()
    if m > 271:
        rows[271] = ((X - Z[271]) ** 2).sum(axis=1).argmin()
    if m > 272:
        rows[272] = ((X - Z[272]) ** 2).sum(axis=1).argmin()
    if m > 273:
        rows[273] = ((X - Z[273]) ** 2).sum(axis=1).argmin()
    if m > 274:
        rows[274] = ((X - Z[274]) ** 2).sum(axis=1).argmin()
    if m > 275:
        rows[275] = ((X - Z[275]) ** 2).sum(axis=1).argmin()
    if m > 276:
        rows[276] = ((X - Z[276]) ** 2).sum(axis=1).argmin()
    if m > 277:
        rows[277] = ((X - Z[277]) ** 2).sum(axis=1).argmin()
    if m > 278:
        rows[278] = ((X - Z[278]) ** 2).sum(axis=1).argmin()
    if m > 279:
        rows[279] = ((X - Z[279]) ** 2).sum(axis=1).argmin()
    return y_train[rows]
